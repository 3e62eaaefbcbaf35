using Concierge.Calls.Results;
using Concierge.Contracts;
namespace Concierge.Calls.Lifecycle;

/// <summary>Creates the result of a call that waited for the restaurant to open and was never placed.</summary>
internal static class UnplacedCallResult
{
    /// <summary>Creates the result.</summary>
    /// <param name="call">The call.</param>
    /// <param name="error">Why the call was not placed.</param>
    public static VoiceCallResult Create(Call call, ConciergeError error)
    {
        var result = new VoiceCallResult
        {
            CallId = call.Id,
            Status = CallStatus.Error,
            Outcome = CallOutcome.Failed,
            Message = "",
            Error = error,
            Transcript = [],
            Duration = call.Elapsed,
            Attempts = 0,
        };
        return result with { Message = CallResultFormatter.Describe(call.Details, result) };
    }
}
