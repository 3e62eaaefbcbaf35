using Concierge.Calls.Results;
using Concierge.Contracts;

namespace Concierge.Calls;

/// <content>A call that goes from one server to another.</content>
public sealed partial class Call
{
    // A client that followed the call at the server that is gone may have seen a little more than its last snapshot tells.
    private const int UnknownEvents = 1000;

    internal Call(CallSnapshot snapshot, TimeSpan age, TimeProvider time)
    {
        Id = snapshot.Id;
        Secret = snapshot.Secret;
        Details = snapshot.Details;
        CreatedAt = snapshot.CreatedAt;
        Generation = snapshot.Generation + 1;
        _time = time;
        _created = Ago(snapshot.Elapsed + age);
        _answered = snapshot.SinceAnswer is { } since ? Ago(since + age) : null;
        _callSid = snapshot.CallSid;
        _attempt = snapshot.Attempt;
        _answeredBy = snapshot.AnsweredBy;
        _report = snapshot.Report;
        MessageLeft = snapshot.MessageLeft;
        Interruptions = snapshot.Interruptions;
        foreach (var (question, answer) in snapshot.Answers)
        {
            Questions.Restore(question, answer);
        }

        _transcript.Restore(snapshot.Transcript);
        RestoreState(snapshot);
    }

    /// <summary>How often the call has gone from one server to another.</summary>
    internal int Generation { get; }

    /// <summary>Called when something about the call has changed. Must not block.</summary>
    internal Action? Changed { get; set; }

    /// <summary>What is known of the call, for another server.</summary>
    /// <param name="owner">This server.</param>
    /// <param name="timeLeft">Until the call is ended.</param>
    /// <param name="resumptions">How often a broken stream was taken up again.</param>
    internal CallSnapshot Snapshot(string owner, TimeSpan timeLeft, int resumptions)
    {
        lock (_gate)
        {
            return new CallSnapshot
            {
                Id = Id,
                Secret = Secret,
                Owner = owner,
                Generation = Generation,
                Details = Details,
                CreatedAt = CreatedAt,
                Elapsed = Elapsed,
                TimeLeft = timeLeft,
                Resumptions = resumptions,
                SinceAnswer = _answered is null ? null : SinceAnswer(),
                CallSid = _callSid,
                InProgress = _state.Status == CallStatus.InProgress,
                CarrierStatus = _state.Carrier,
                Attempt = _attempt,
                AnsweredBy = _answeredBy,
                Report = _report,
                MessageLeft = MessageLeft,
                Interruptions = Interruptions,
                Answers = [.. Questions.Answered.Select(answered => new AnsweredQuestion(answered.Question, answered.Answer))],
                Transcript = _transcript.Turns(),
                LastEvent = _events.Last,
            };
        }
    }

    // The events are told anew under the last of the numbers they had: whoever goes on from a number misses none.
    private void RestoreState(CallSnapshot snapshot)
    {
        List<CallEvent> told = [new CallEvent { Kind = CallEventKind.Status, Status = CallStatus.Pending }];
        if (snapshot.CarrierStatus is { } carrier)
        {
            _state.CarrierReported(carrier);
            told.Add(new CallEvent { Kind = CallEventKind.CarrierStatus, CarrierStatus = carrier });
        }

        if (snapshot.InProgress)
        {
            _state.StreamStarted();
            told.Add(new CallEvent { Kind = CallEventKind.Status, Status = CallStatus.InProgress });
        }

        if (snapshot.AnsweredBy is not null)
        {
            told.Add(new CallEvent { Kind = CallEventKind.AnsweredBy, AnsweredBy = snapshot.AnsweredBy });
        }

        told.AddRange(snapshot.Transcript.Select(turn => new CallEvent { Kind = CallEventKind.Turn, Turn = turn }));
        _events.GoOnAfter(snapshot.LastEvent - told.Count);
        foreach (var happened in told)
        {
            _events.Append(happened.Turn is { } turn ? turn.At : TimeSpan.Zero, happened);
        }

        _events.GoOnAfter(snapshot.LastEvent + UnknownEvents);
    }

    private long Ago(TimeSpan span) => _time.GetTimestamp() - (long)(span.TotalSeconds * _time.TimestampFrequency);
}
