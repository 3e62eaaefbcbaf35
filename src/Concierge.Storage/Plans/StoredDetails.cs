using System.Text.Json;
using System.Text.Json.Serialization;
using Concierge.Reservations;
using NodaTime.Serialization.SystemTextJson;

namespace Concierge.Storage.Plans;

/// <summary>Writes and reads what a planned call would ask for, as JSON.</summary>
internal static class StoredDetails
{
    private static readonly PlanJsonContext Context = new(CreateOptions());

    /// <summary>Writes the details.</summary>
    public static string Write(ReservationDetails details) => JsonSerializer.Serialize(details, Context.ReservationDetails);

    /// <summary>Reads stored details.</summary>
    /// <returns><see langword="null"/> if there are none, or if a newer version wrote them.</returns>
    public static ReservationDetails? Parse(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize(json, Context.ReservationDetails);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonSerializerOptions CreateOptions() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            NodaConverters.LocalDateConverter,
            NodaConverters.LocalTimeConverter,
            new JsonStringEnumConverter<Contracts.CallPurpose>(JsonNamingPolicy.SnakeCaseLower),
        },
    };
}
