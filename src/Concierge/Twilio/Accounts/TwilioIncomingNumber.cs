using System.Text.Json.Serialization;

namespace Concierge.Twilio.Accounts;

/// <summary>A number that the account owns (twilio.com/docs/phone-numbers/api/incomingphonenumber-resource).</summary>
/// <param name="PhoneNumber">E.164.</param>
/// <param name="Capabilities">What the number can do.</param>
internal sealed record TwilioIncomingNumber(
    [property: JsonPropertyName("phone_number")] string? PhoneNumber,
    [property: JsonPropertyName("capabilities")] TwilioNumberCapabilities? Capabilities);
