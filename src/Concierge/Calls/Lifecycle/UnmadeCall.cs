using Concierge.Calls.Results;
using Concierge.Contracts;
namespace Concierge.Calls.Lifecycle;

/// <summary>The result of a call that waited for the restaurant to open and was never made.</summary>
internal static class UnmadeCall
{
    /// <summary>Makes the result.</summary>
    /// <param name="call">The call.</param>
    /// <param name="because">Why it was not made.</param>
    public static VoiceCallResult Result(Call call, ConciergeError because)
    {
        var result = new VoiceCallResult
        {
            CallId = call.Id,
            Status = CallStatus.Error,
            Outcome = CallOutcome.Failed,
            Message = "",
            Error = because,
            Transcript = [],
            Duration = call.Elapsed,
            Attempts = 0,
        };
        return result with { Message = CallReport.Describe(call.Details, result) };
    }
}
