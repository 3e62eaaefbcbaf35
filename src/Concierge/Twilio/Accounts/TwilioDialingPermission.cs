using System.Text.Json.Serialization;

namespace Concierge.Twilio.Accounts;

/// <summary>Whether the account may call a country (twilio.com/docs/voice/api/dialingpermissions-country-resource).</summary>
/// <param name="Name">The country's name in English.</param>
/// <param name="LowRiskNumbersEnabled">Whether its ordinary numbers may be called.</param>
internal sealed record TwilioDialingPermission(
    [property: JsonPropertyName("name")] string? Name,
    [property: JsonPropertyName("low_risk_numbers_enabled")] bool LowRiskNumbersEnabled);
