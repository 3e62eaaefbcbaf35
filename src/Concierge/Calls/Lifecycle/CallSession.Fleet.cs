using Concierge.Calls.Results;
using Concierge.Contracts;

namespace Concierge.Calls.Lifecycle;

/// <content>Snapshots of the session, and the adoption of a call from another server.</content>
internal sealed partial class CallSession
{
    /// <summary>Creates a snapshot from which another server can adopt the call.</summary>
    /// <param name="owner">The id of this server.</param>
    public CallSnapshot CreateSnapshot(string owner) =>
        Call.CreateSnapshot(owner, _timeAllowed - _timeProvider.GetElapsedTime(_startedAt), _streams.Resumptions);

    /// <summary>Adopts the call from another server: the call continues without dialling.</summary>
    /// <param name="snapshot">The last snapshot of that server.</param>
    /// <param name="age">The age of the snapshot.</param>
    public void Adopt(CallSnapshot snapshot, TimeSpan age)
    {
        _timeAllowed = TimeSpan.FromTicks(Math.Max(0, (snapshot.TimeLeft - age).Ticks));
        _timeLimit.Change(_timeAllowed, Timeout.InfiniteTimeSpan);
        _streams.Resume(snapshot.Resumptions, awaitsNext: Call.Status == CallStatus.InProgress);
        _dialRequested.TrySetResult();
        _records.RecordAdoption(Call);
        LogAdopted(Call.Id, Call.Epoch);
        Call.RecordWarning(FailoverErrors.CallAdopted);

        // A message to an answering machine cannot be continued, and must not be left twice.
        if (Call.AnsweredBy is "machine" or "fax")
        {
            End(CallEndReason.AnsweredByMachine);
            return;
        }

        if (snapshot.Transcript.Count > 0)
        {
            _bridge.Resume();
            _reader.OnCalleeTurn();
        }

        _voice.Open();
    }
}
