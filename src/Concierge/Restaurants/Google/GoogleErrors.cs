using System.Globalization;
using System.Net;
using Concierge.Contracts;

namespace Concierge.Restaurants.Google;

/// <summary>The refusals of the Places API as sentences for a person.</summary>
internal static class GoogleErrors
{
    public static ConciergeError TimedOut { get; } = new("google_places.timeout", "Google Places did not answer in time.", "Try again; or unset GOOGLE_PLACES_API_KEY to search this machine's directory alone.");

    public static ConciergeError Unreachable { get; } = new("google_places.unreachable", "Google Places could not be reached.", "Check the network connection; or unset GOOGLE_PLACES_API_KEY to search this machine's directory alone.");

    public static ConciergeError NotGoogle { get; } = new("google_places.not_google", "What answered for Google Places does not speak its protocol.", "Check GOOGLE_PLACES_BASE_URL.");

    private static ConciergeError KeyInvalid { get; } = new("google_places.key_invalid", "Google does not accept GOOGLE_PLACES_API_KEY.", "Copy the key again from the Google Cloud console, APIs & Services, Credentials.");

    /// <summary>What a status means.</summary>
    public static ConciergeError From(HttpStatusCode status, GoogleError? error) => ((int)status, error?.Reason) switch
    {
        (400, "API_KEY_INVALID") or (401, _) => KeyInvalid,
        (400, _) => new("google_places.bad_request", $"Google Places did not understand the search{Said(error)}.", "Search with other words."),
        (403, _) => new(
            "google_places.forbidden",
            $"Google does not let this key search for places{Said(error)}.",
            "Enable \"Places API (New)\" and billing for the key's project, and look at the key's restrictions."),
        (429, _) => new("google_places.rate_limited", "The quota of Google Places is used up for now.", "Try again in a minute, or raise the quota in the Google Cloud console."),
        ( >= 500, _) => new("google_places.unavailable", $"Google Places has a fault at the moment (HTTP {Number(status)}).", "Try again in a few minutes."),
        _ => new("google_places.not_google", $"What answered for Google Places does not speak its protocol (HTTP {Number(status)}).", "Check GOOGLE_PLACES_BASE_URL."),
    };

    // Google's own sentences may hold the key's project and the key itself.
    private static string Said(GoogleError? error) => (error?.Reason ?? error?.Status) is { Length: > 0 and <= 60 } word && word.All(letter => char.IsAsciiLetterUpper(letter) || letter == '_') ? $" ({word})" : "";

    private static string Number(HttpStatusCode status) => ((int)status).ToString(CultureInfo.InvariantCulture);
}
