using System.Text.Json.Serialization;

namespace Concierge.Twilio;

/// <summary>The body of Twilio's error responses (twilio.com/docs/usage/twilios-response).</summary>
internal sealed record TwilioErrorBody(
    [property: JsonPropertyName("code")] int? Code,
    [property: JsonPropertyName("message")] string? Message,
    [property: JsonPropertyName("status")] int? Status);
