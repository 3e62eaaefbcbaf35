using System.Globalization;
using System.Net;
using Concierge.Contracts;

namespace Concierge.Restaurants.Google;

/// <summary>Translates errors of the Places API to messages for the operator.</summary>
internal static class GooglePlacesErrorMapper
{
    public static ConciergeError TimedOut { get; } = new(
        "google_places.timeout",
        "Google Places did not answer in time.",
        "Try again; or unset GOOGLE_PLACES_API_KEY to search the local directory only.");

    public static ConciergeError Unreachable { get; } = new(
        "google_places.unreachable",
        "Google Places could not be reached.",
        "Check the network connection; or unset GOOGLE_PLACES_API_KEY to search the local directory only.");

    public static ConciergeError InvalidResponse { get; } = new(
        "google_places.not_google", "The response is not from the Google Places API.", "Check GOOGLE_PLACES_BASE_URL.");

    private static ConciergeError KeyInvalid { get; } = new(
        "google_places.key_invalid",
        "Google does not accept GOOGLE_PLACES_API_KEY.",
        "Copy the key again from the Google Cloud console, APIs & Services, Credentials.");

    /// <summary>Returns the error for an HTTP status.</summary>
    public static ConciergeError FromStatus(HttpStatusCode status, GoogleError? error) => ((int)status, error?.Reason) switch
    {
        (400, "API_KEY_INVALID") or (401, _) => KeyInvalid,
        (400, _) => new("google_places.bad_request", $"Google Places rejected the search{FormatReason(error)}.", "Change the search text."),
        (403, _) => new(
            "google_places.forbidden",
            $"The Google API key has no permission to search for places{FormatReason(error)}.",
            "Enable \"Places API (New)\" and billing for the key's project, and check the restrictions of the key."),
        (429, _) => new(
            "google_places.rate_limited",
            "The Google Places quota is exhausted.",
            "Try again in a minute, or raise the quota in the Google Cloud console."),
        ( >= 500, _) => new("google_places.unavailable", $"Google Places is unavailable (HTTP {Number(status)}).", "Try again in a few minutes."),
        _ => new("google_places.not_google", $"The response is not from the Google Places API (HTTP {Number(status)}).", "Check GOOGLE_PLACES_BASE_URL."),
    };

    // Google's messages may contain the project and the key itself, so only the upper-case reason is shown.
    private static string FormatReason(GoogleError? error) =>
        (error?.Reason ?? error?.Status) is { Length: > 0 and <= 60 } word
            && word.All(letter => char.IsAsciiLetterUpper(letter) || letter == '_')
            ? $" ({word})"
            : "";

    private static string Number(HttpStatusCode status) => ((int)status).ToString(CultureInfo.InvariantCulture);
}
