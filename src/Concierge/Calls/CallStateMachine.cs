using Concierge.Calls.Results;
using Concierge.Contracts;
namespace Concierge.Calls;

/// <summary>
/// The states of a call. Events come from many sides: the carrier's reports in any order and more than once, the media stream,
/// the agent, the guest, the time limit. The state only moves forward and the call ends once. Not thread-safe.
/// </summary>
internal sealed class CallStateMachine
{
    /// <summary>The status of the call.</summary>
    public CallStatus Status { get; private set; } = CallStatus.Pending;

    /// <summary>The carrier's most advanced status.</summary>
    public CarrierStatus? Carrier { get; private set; }

    /// <summary>What ended the call; <see langword="null"/> while it continues.</summary>
    public CallEndReason? Ending { get; private set; }

    /// <summary>Whether the carrier has reported a final status.</summary>
    public bool IsCarrierDone => Carrier is { } carrier && GetRank(carrier) == FinalRank;

    private const int FinalRank = 4;

    /// <summary>Restores the state of a call of another server.</summary>
    /// <param name="carrier">The carrier's latest status; <see langword="null"/> if it has reported none.</param>
    /// <param name="isInProgress">Whether the media stream has started.</param>
    public static CallStateMachine Restore(CarrierStatus? carrier, bool isInProgress)
    {
        var state = new CallStateMachine();
        if (carrier is { } status)
        {
            state.OnCarrierStatus(status);
        }

        if (isInProgress)
        {
            state.OnStreamStarted();
        }

        return state;
    }

    /// <summary>Applies a report of the carrier. A report that arrives late changes nothing.</summary>
    /// <returns>Whether this report ends the call.</returns>
    public bool OnCarrierStatus(CarrierStatus status)
    {
        if (Carrier is { } known && GetRank(status) <= GetRank(known))
        {
            return false;
        }

        Carrier = status;
        return GetEnding(status) is { } ending && TryEnd(ending);
    }

    /// <summary>Applies the start of the media stream, which may arrive before the carrier's "in-progress".</summary>
    /// <returns>Whether this starts the conversation.</returns>
    public bool OnStreamStarted()
    {
        if (Status != CallStatus.Pending || Ending is not null)
        {
            return false;
        }

        Status = CallStatus.InProgress;
        return true;
    }

    /// <summary>Ends the call.</summary>
    /// <returns>Whether this was the first reason to end it.</returns>
    public bool TryEnd(CallEndReason ending)
    {
        if (Ending is not null)
        {
            return false;
        }

        Ending = ending;
        return true;
    }

    /// <summary>Sets the final status, when the result is known.</summary>
    public void Complete(CallStatus status) => Status = status;

    private static CallEndReason? GetEnding(CarrierStatus status) => status switch
    {
        CarrierStatus.Completed => CallEndReason.CalleeHungUp,
        CarrierStatus.Busy => CallEndReason.Busy,
        CarrierStatus.NoAnswer => CallEndReason.NoAnswer,
        CarrierStatus.Failed => CallEndReason.CarrierFailed,
        CarrierStatus.Canceled => CallEndReason.Canceled,
        _ => null,
    };

    private static int GetRank(CarrierStatus status) => status switch
    {
        CarrierStatus.Queued => 0,
        CarrierStatus.Initiated => 1,
        CarrierStatus.Ringing => 2,
        CarrierStatus.InProgress => 3,
        _ => FinalRank,
    };
}
