using System.Text.Json.Serialization;

namespace Concierge.Twilio.Accounts;

/// <summary>An account's balance (<c>GET /2010-04-01/Accounts/{sid}/Balance.json</c>); a subaccount has none.</summary>
/// <param name="Balance">The amount as a decimal number in text: <c>12.34</c>.</param>
/// <param name="Currency">The currency, ISO 4217: <c>USD</c>.</param>
internal sealed record TwilioBalance(
    [property: JsonPropertyName("balance")] string? Balance,
    [property: JsonPropertyName("currency")] string? Currency);
