using System.Text.Json.Serialization;

namespace Concierge.Twilio;

/// <summary>The fields of Twilio's call resource that this program reads (twilio.com/docs/voice/api/call-resource).</summary>
/// <param name="Sid">The call's identifier at Twilio, <c>CA…</c>.</param>
/// <param name="Status">queued, initiated, ringing, in-progress, completed, busy, failed, no-answer or canceled.</param>
public sealed record TwilioCall(
    [property: JsonPropertyName("sid")] string Sid,
    [property: JsonPropertyName("status")] string Status)
{
    /// <summary>When Twilio accepted the call, RFC 2822; <see langword="null"/> if absent.</summary>
    [JsonPropertyName("date_created")]
    public string? DateCreated { get; init; }

    /// <summary>The price, a negative decimal number; <see langword="null"/> until Twilio computes it, some time after the end of the call.</summary>
    [JsonPropertyName("price")]
    public string? Price { get; init; }

    /// <summary>The currency of <see cref="Price"/>, ISO 4217.</summary>
    [JsonPropertyName("price_unit")]
    public string? PriceUnit { get; init; }
}
