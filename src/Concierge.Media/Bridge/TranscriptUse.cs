namespace Concierge.Media.Bridge;

/// <summary>What becomes of a transcript of the callee.</summary>
/// <param name="IsReported">Whether it belongs to the conversation.</param>
/// <param name="DecidesTurn">Whether the turn waited for it.</param>
internal readonly record struct TranscriptUse(bool IsReported, bool DecidesTurn);
