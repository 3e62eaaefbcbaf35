using System.Text.Json;
using System.Text.Json.Serialization;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Restaurants;
using NodaTime.Text;

namespace Concierge.Agents.Tools;

/// <summary>A restaurant as a language model is shown it.</summary>
internal sealed record RestaurantAnswer(string Name, string PhoneNumber, string? Address, string? Cuisine, string? TimeZone)
{
    /// <summary>The town.</summary>
    public string? City { get; init; }

    /// <summary>How dear it is, 1 to 4.</summary>
    public int? Price { get; init; }

    /// <summary>When it is open.</summary>
    public string? OpeningHours { get; init; }

    /// <summary>Shows a restaurant.</summary>
    public static RestaurantAnswer Of(Restaurant restaurant) =>
        new(restaurant.Name, restaurant.PhoneNumber.E164, restaurant.Address, restaurant.Cuisine, restaurant.TimeZone)
        {
            City = restaurant.City,
            Price = restaurant.Price,
            OpeningHours = restaurant.OpeningHours,
        };
}

/// <summary>What <c>search_restaurants</c> returns, the best first.</summary>
internal sealed record SearchAnswer(IReadOnlyList<RestaurantAnswer> Restaurants);

/// <summary>What <c>find_restaurant</c> returns.</summary>
internal sealed record FindAnswer
{
    /// <summary>The restaurant meant.</summary>
    public RestaurantAnswer? Restaurant { get; init; }

    /// <summary>Several to choose from.</summary>
    public IReadOnlyList<RestaurantAnswer>? Candidates { get; init; }

    /// <summary>Names that are near.</summary>
    public IReadOnlyList<string>? Near { get; init; }

    /// <summary>Why there is none.</summary>
    public ConciergeError? Error { get; init; }
}

/// <summary>What <c>initiate_reservation_call</c>, <c>change_booking</c> and <c>cancel_booking</c> return, and every tool that fails.</summary>
internal sealed record CallAnswer
{
    /// <summary>What came of the call (<c>confirmed</c>, <c>alternative_offered</c>, …).</summary>
    public CallOutcome? Outcome { get; init; }

    /// <summary>The day agreed on or offered, ISO.</summary>
    public string? Date { get; init; }

    /// <summary>The time agreed on or offered, 24 hours.</summary>
    public string? Time { get; init; }

    /// <summary>The party agreed on or offered.</summary>
    public int? PartySize { get; init; }

    /// <summary>The confirmation number.</summary>
    public string? ConfirmationNumber { get; init; }

    /// <summary>Whether a message was left on a machine.</summary>
    public bool? MessageLeft { get; init; }

    /// <summary>A sentence for the guest.</summary>
    public string? Message { get; init; }

    /// <summary>Why it failed.</summary>
    public ConciergeError? Error { get; init; }

    /// <summary>Shows a result.</summary>
    public static CallAnswer Of(VoiceCallResult result, string message) => new()
    {
        Outcome = result.Outcome,
        Date = result.Date is { } date ? LocalDatePattern.Iso.Format(date) : null,
        Time = result.Time is { } time ? LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(time) : null,
        PartySize = result.PartySize,
        ConfirmationNumber = result.ConfirmationNumber,
        MessageLeft = result.MessageLeft ? true : null,
        Message = message,
        Error = result.Error,
    };
}

/// <summary>Writes tool results as JSON in snake_case.</summary>
[JsonSerializable(typeof(FindAnswer))]
[JsonSerializable(typeof(CallAnswer))]
[JsonSerializable(typeof(BookingsAnswer))]
[JsonSerializable(typeof(SearchAnswer))]
internal sealed partial class AgentJson : JsonSerializerContext
{
    /// <summary>The form both language models read.</summary>
    public static readonly AgentJson Wire = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<CallOutcome>(JsonNamingPolicy.SnakeCaseLower) },
    });

    /// <summary>The JSON of a failed tool call.</summary>
    public static string Failure(ConciergeError error) => JsonSerializer.Serialize(new CallAnswer { Error = error }, Wire.CallAnswer);
}
