using Concierge.Calls.Results;
using Concierge.Contracts;
namespace Concierge.Calls;

/// <summary>
/// The life of a call, fed from many sides: the carrier's reports in any order and more than once, the audio stream,
/// the agent, the user, the clock. It only moves forward, and it ends once. Not safe for two threads at once.
/// </summary>
internal sealed class CallStateMachine
{
    /// <summary>Where the call is.</summary>
    public CallStatus Status { get; private set; } = CallStatus.Pending;

    /// <summary>The carrier's furthest word.</summary>
    public CarrierStatus? Carrier { get; private set; }

    /// <summary>What ended the call; <see langword="null"/> while it goes on.</summary>
    public CallEnding? Ending { get; private set; }

    /// <summary>Whether the carrier has said its last word.</summary>
    public bool CarrierIsDone => Carrier is { } carrier && Rank(carrier) == LastRank;

    private const int LastRank = 4;

    /// <summary>The carrier reported. A report that is older than what is known changes nothing.</summary>
    /// <returns>Whether this decided the call's end.</returns>
    public bool CarrierReported(CarrierStatus status)
    {
        if (Carrier is { } known && Rank(status) <= Rank(known))
        {
            return false;
        }

        Carrier = status;
        return EndingOf(status) is { } ending && End(ending);
    }

    /// <summary>The audio stream is open, which may be known before the carrier says "answered".</summary>
    /// <returns>Whether the call is under way from now on.</returns>
    public bool StreamStarted()
    {
        if (Status != CallStatus.Pending || Ending is not null)
        {
            return false;
        }

        Status = CallStatus.InProgress;
        return true;
    }

    /// <summary>Something ends the call.</summary>
    /// <returns>Whether it was the first.</returns>
    public bool End(CallEnding ending)
    {
        if (Ending is not null)
        {
            return false;
        }

        Ending = ending;
        return true;
    }

    /// <summary>The call is over and its result known.</summary>
    public void Ended(CallStatus status) => Status = status;

    private static CallEnding? EndingOf(CarrierStatus status) => status switch
    {
        CarrierStatus.Completed => CallEnding.CalleeHungUp,
        CarrierStatus.Busy => CallEnding.Busy,
        CarrierStatus.NoAnswer => CallEnding.NoAnswer,
        CarrierStatus.Failed => CallEnding.CarrierFailed,
        CarrierStatus.Canceled => CallEnding.Canceled,
        _ => null,
    };

    private static int Rank(CarrierStatus status) => status switch
    {
        CarrierStatus.Queued => 0,
        CarrierStatus.Initiated => 1,
        CarrierStatus.Ringing => 2,
        CarrierStatus.InProgress => 3,
        _ => LastRank,
    };
}
