using System.Text.Json.Serialization;

namespace Concierge.Twilio.Accounts;

/// <summary>A number that the account has verified (twilio.com/docs/voice/api/outgoing-caller-ids).</summary>
/// <param name="PhoneNumber">E.164.</param>
internal sealed record TwilioCallerId([property: JsonPropertyName("phone_number")] string? PhoneNumber);
