using Concierge.Calls.Results;
using Concierge.Contracts;

namespace Concierge.Agents.Tools;

/// <summary>What a call's result means for the next step of a request.</summary>
internal static class CallResults
{
    /// <summary>Whether this restaurant has certainly given no table, so that another may be asked in its place.</summary>
    public static bool LeavesRoomForAnother(this VoiceCallResult result) => LeavesRoomForAnother(result.Outcome, result.MessageLeft);

    /// <summary>Whether this restaurant has certainly given no table.</summary>
    /// <param name="outcome">What came of the call.</param>
    /// <param name="messageLeft">Whether a message was left, which may be answered with a table.</param>
    public static bool LeavesRoomForAnother(CallOutcome? outcome, bool messageLeft) =>
        outcome is CallOutcome.Declined or CallOutcome.NoAnswer or CallOutcome.Busy || (outcome == CallOutcome.Voicemail && !messageLeft);
}
