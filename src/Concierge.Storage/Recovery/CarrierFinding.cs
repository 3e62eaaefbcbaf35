using Concierge.Contracts;

namespace Concierge.Storage.Recovery;

/// <summary>What Twilio knows of a call whose process died.</summary>
/// <param name="CallSid">Its SID; <see langword="null"/> when Twilio never had it.</param>
/// <param name="Status">Its status before it was ended.</param>
/// <param name="WasLive">Whether somebody was still on the line, or it still rang, and it was put down.</param>
internal sealed record CarrierFinding(string? CallSid, CarrierStatus? Status, bool WasLive);
