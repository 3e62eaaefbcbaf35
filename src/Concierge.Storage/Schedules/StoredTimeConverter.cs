using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Storage.Schedules;

/// <summary>Converts a time of day to and from JSON: <c>19:00:00</c>.</summary>
internal sealed class StoredTimeConverter : JsonConverter<LocalTime>
{
    /// <inheritdoc/>
    public override LocalTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && LocalTimePattern.ExtendedIso.Parse(reader.GetString()!) is { Success: true } read
            ? read.Value
            : throw new JsonException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LocalTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(LocalTimePattern.ExtendedIso.Format(value));
}
