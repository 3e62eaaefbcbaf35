using Concierge.Calls.Results;
using Concierge.Contracts;
namespace Concierge.Calls.Lifecycle;

/// <summary>Creates the result of a call whose attempt was not made.</summary>
internal static class UnplacedCallResult
{
    /// <summary>Creates the result.</summary>
    /// <param name="call">The call.</param>
    /// <param name="error">Why the call was not placed.</param>
    public static VoiceCallResult Create(Call call, ConciergeError error) => Create(call, CallOutcome.Failed, error, attempts: 0);

    /// <summary>Creates the result of the attempts that another process made, whose conversation is not known here.</summary>
    /// <param name="call">The call.</param>
    /// <param name="reason">Why it is retried.</param>
    public static VoiceCallResult CreateForRetry(Call call, RetryReason reason) => reason == RetryReason.Busy
        ? Create(call, CallOutcome.Busy, CallErrors.Busy, call.Attempt)
        : Create(call, CallOutcome.NoAnswer, CallErrors.NoAnswer, call.Attempt);

    private static VoiceCallResult Create(Call call, CallOutcome outcome, ConciergeError error, int attempts)
    {
        var result = new VoiceCallResult
        {
            CallId = call.Id,
            Status = CallStatus.Error,
            Outcome = outcome,
            Message = "",
            Error = error,
            Transcript = [],
            Duration = call.Elapsed,
            Attempts = attempts,
        };
        return result with { Message = CallResultFormatter.Describe(call.Details, result) };
    }
}
