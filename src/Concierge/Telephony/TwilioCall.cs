using System.Text.Json.Serialization;

namespace Concierge.Telephony;

/// <summary>What this program reads of Twilio's call resource (twilio.com/docs/voice/api/call-resource).</summary>
/// <param name="Sid">The call's identifier at Twilio, <c>CA…</c>.</param>
/// <param name="Status">queued, initiated, ringing, in-progress, completed, busy, failed, no-answer or canceled.</param>
public sealed record TwilioCall(
    [property: JsonPropertyName("sid")] string Sid,
    [property: JsonPropertyName("status")] string Status);
