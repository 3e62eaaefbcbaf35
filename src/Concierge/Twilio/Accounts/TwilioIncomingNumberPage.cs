using System.Text.Json.Serialization;

namespace Concierge.Twilio.Accounts;

/// <summary>A page of the numbers that the account owns.</summary>
internal sealed record TwilioIncomingNumberPage(
    [property: JsonPropertyName("incoming_phone_numbers")] IReadOnlyList<TwilioIncomingNumber>? Numbers);
