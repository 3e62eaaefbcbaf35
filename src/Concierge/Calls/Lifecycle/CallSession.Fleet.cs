using Concierge.Calls.Results;
using Concierge.Contracts;

namespace Concierge.Calls.Lifecycle;

/// <content>A call that goes from one server to another.</content>
internal sealed partial class CallSession
{
    /// <summary>What another server needs to take the call up.</summary>
    /// <param name="owner">This server.</param>
    public CallSnapshot Snapshot(string owner) => Call.Snapshot(owner, _timeAllowed - _time.GetElapsedTime(_began), _streams.Resumptions);

    /// <summary>Takes the call up where another server left it: nothing is dialled, the conversation goes on.</summary>
    /// <param name="snapshot">What that server told last.</param>
    /// <param name="age">How long ago.</param>
    public void TakeUp(CallSnapshot snapshot, TimeSpan age)
    {
        _timeAllowed = TimeSpan.FromTicks(Math.Max(0, (snapshot.TimeLeft - age).Ticks));
        _timeLimit.Change(_timeAllowed, Timeout.InfiniteTimeSpan);
        _streams.GoOn(snapshot.Resumptions, awaitsNext: Call.Status == CallStatus.InProgress);
        _dialled.TrySetResult();
        _records.TakenUp(Call);
        LogTakenUp(Call.Id, Call.Generation);
        Call.Warned(FleetErrors.TakenUp);

        // What was being left on a machine cannot be finished, and must not be left twice.
        if (Call.AnsweredBy is "machine" or "fax")
        {
            End(CallEnding.AnsweredByMachine);
            return;
        }

        if (snapshot.Transcript.Count > 0)
        {
            _bridge.GoOn();
        }

        _voice.Open();
    }
}
