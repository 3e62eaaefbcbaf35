using System.Text.Json.Serialization;

namespace Concierge.Twilio;

/// <summary>What this program reads of Twilio's call resource (twilio.com/docs/voice/api/call-resource).</summary>
/// <param name="Sid">The call's identifier at Twilio, <c>CA…</c>.</param>
/// <param name="Status">queued, initiated, ringing, in-progress, completed, busy, failed, no-answer or canceled.</param>
public sealed record TwilioCall(
    [property: JsonPropertyName("sid")] string Sid,
    [property: JsonPropertyName("status")] string Status)
{
    /// <summary>When Twilio took the call, RFC 2822; <see langword="null"/> when it does not say.</summary>
    [JsonPropertyName("date_created")]
    public string? DateCreated { get; init; }

    /// <summary>What it costs, as a decimal number that is negative; <see langword="null"/> until Twilio has reckoned it, some time after the end.</summary>
    [JsonPropertyName("price")]
    public string? Price { get; init; }

    /// <summary>The currency of <see cref="Price"/>, ISO 4217.</summary>
    [JsonPropertyName("price_unit")]
    public string? PriceUnit { get; init; }
}
