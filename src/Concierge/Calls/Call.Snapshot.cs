using Concierge.Calls.Results;
using Concierge.Contracts;

namespace Concierge.Calls;

/// <content>Snapshots of a call, and the adoption of a call from another server.</content>
public sealed partial class Call
{
    // A client that followed the call on the failed server may have seen events newer than the last snapshot.
    private const int EventNumberGap = 1000;

    internal Call(CallSnapshot snapshot, TimeSpan age, TimeProvider timeProvider)
    {
        Id = snapshot.Id;
        Secret = snapshot.Secret;
        Details = snapshot.Details;
        CreatedAt = snapshot.CreatedAt;
        Generation = snapshot.Generation + 1;
        _timeProvider = timeProvider;
        _created = GetTimestampBefore(snapshot.Elapsed + age);
        _answered = snapshot.SinceAnswer is { } since ? GetTimestampBefore(since + age) : null;
        _callSid = snapshot.CallSid;
        _attempt = snapshot.Attempt;
        _answeredBy = snapshot.AnsweredBy;
        _report = snapshot.Report;
        MessageLeft = snapshot.MessageLeft;
        Interruptions = snapshot.Interruptions;
        foreach (var (question, answer) in snapshot.Answers)
        {
            Questions.RestoreAnswer(question, answer);
        }

        _transcript.Restore(snapshot.Transcript);
        RestoreState(snapshot);
    }

    /// <summary>How often another server has adopted the call.</summary>
    internal int Generation { get; }

    /// <summary>Raised after every change of the call. A handler must not block.</summary>
    internal event EventHandler? Changed;

    /// <summary>Creates a snapshot from which another server can adopt the call.</summary>
    /// <param name="timeLeft">The time until the call reaches its time limit.</param>
    /// <param name="resumptions">How often a broken stream was resumed.</param>
    internal CallSnapshot CreateSnapshot(TimeSpan timeLeft, int resumptions)
    {
        lock (_lock)
        {
            return new CallSnapshot
            {
                Id = Id,
                Secret = Secret,
                Generation = Generation,
                Details = Details,
                CreatedAt = CreatedAt,
                Elapsed = Elapsed,
                TimeLeft = timeLeft,
                Resumptions = resumptions,
                SinceAnswer = _answered is null ? null : GetTimeSinceAnswer(),
                CallSid = _callSid,
                InProgress = _state.Status == CallStatus.InProgress,
                CarrierStatus = _state.Carrier,
                Attempt = _attempt,
                AnsweredBy = _answeredBy,
                Report = _report,
                MessageLeft = MessageLeft,
                Interruptions = Interruptions,
                Answers = [.. Questions.AnsweredQuestions.Select(answered => new AnsweredQuestion(answered.Question, answered.Answer))],
                Transcript = _transcript.GetTurns(),
                LastEvent = _events.LastNumber,
            };
        }
    }

    // The restored events get the last numbers that were used before, so that a client that continues from a number misses none.
    private void RestoreState(CallSnapshot snapshot)
    {
        List<CallEvent> events = [new CallEvent { Kind = CallEventKind.Status, Status = CallStatus.Pending }];
        if (snapshot.CarrierStatus is { } carrier)
        {
            _state.OnCarrierStatus(carrier);
            events.Add(new CallEvent { Kind = CallEventKind.CarrierStatus, CarrierStatus = carrier });
        }

        if (snapshot.InProgress)
        {
            _state.OnStreamStarted();
            events.Add(new CallEvent { Kind = CallEventKind.Status, Status = CallStatus.InProgress });
        }

        if (snapshot.AnsweredBy is not null)
        {
            events.Add(new CallEvent { Kind = CallEventKind.AnsweredBy, AnsweredBy = snapshot.AnsweredBy });
        }

        events.AddRange(snapshot.Transcript.Select(turn => new CallEvent { Kind = CallEventKind.Turn, Turn = turn }));
        _events.ContinueAfter(snapshot.LastEvent - events.Count);
        foreach (var callEvent in events)
        {
            _events.Append(callEvent.Turn is { } turn ? turn.At : TimeSpan.Zero, callEvent);
        }

        _events.ContinueAfter(snapshot.LastEvent + EventNumberGap);
    }

    private long GetTimestampBefore(TimeSpan span) => _timeProvider.GetTimestamp() - (long)(span.TotalSeconds * _timeProvider.TimestampFrequency);
}
