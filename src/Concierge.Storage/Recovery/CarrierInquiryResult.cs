using Concierge.Contracts;

namespace Concierge.Storage.Recovery;

/// <summary>Twilio's status of a call whose process died.</summary>
/// <param name="CallSid">The call SID; <see langword="null"/> if Twilio never received the call.</param>
/// <param name="Status">The status before recovery ended the call.</param>
/// <param name="WasLive">Whether the call was ringing or in progress, so that recovery hung up.</param>
internal sealed record CarrierInquiryResult(string? CallSid, CarrierStatus? Status, bool WasLive);
