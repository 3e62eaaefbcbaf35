using System.Text.Json.Serialization;

namespace Concierge.Twilio;

/// <summary>An error that Twilio noted about a call (the subresource Notifications of a call).</summary>
/// <param name="ErrorCode">The error's number (twilio.com/docs/api/errors), as text.</param>
internal sealed record TwilioNotification([property: JsonPropertyName("error_code")] string? ErrorCode)
{
    // The address is not valid (11100, 11210), does not answer (11200, 11205), does not speak HTTP or TLS properly (11206, 11215, 11220, 11235 to
    // 11237), or answers with something other than TwiML (12100, 12200, 12300).
    private static readonly string[] AddressErrors =
        ["11100", "11200", "11205", "11206", "11210", "11215", "11220", "11235", "11236", "11237", "12100", "12200", "12300"];

    /// <summary>Whether Twilio failed to get instructions from this server's address.</summary>
    [JsonIgnore]
    public bool IsAddressError => ErrorCode is { } code && AddressErrors.Contains(code);
}
