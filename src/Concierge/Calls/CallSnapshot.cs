using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;

namespace Concierge.Calls;

/// <summary>
/// The state of a call of which another server keeps a copy, so that it can adopt the call. In memory only. It holds durations instead of
/// timestamps, so the servers' clocks need not agree.
/// </summary>
internal sealed record CallSnapshot
{
    /// <summary>The call's id.</summary>
    public required string Id { get; init; }

    /// <summary>The secret that its media stream must present.</summary>
    public required string Secret { get; init; }

    /// <summary>How often another server has adopted the call.</summary>
    public required int Generation { get; init; }

    /// <summary>The booking request.</summary>
    public required ReservationDetails Details { get; init; }

    /// <summary>When the call was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The time since then.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The time since the call was answered.</summary>
    public TimeSpan? SinceAnswer { get; init; }

    /// <summary>The time until the call reaches its time limit.</summary>
    public required TimeSpan TimeLeft { get; init; }

    /// <summary>Twilio's call SID.</summary>
    public string? CallSid { get; init; }

    /// <summary>Whether the media stream has started.</summary>
    public bool InProgress { get; init; }

    /// <summary>The carrier's latest status.</summary>
    public CarrierStatus? CarrierStatus { get; init; }

    /// <summary>The number of the current attempt, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>How often a broken stream was resumed.</summary>
    public required int Resumptions { get; init; }

    /// <summary>Who answered.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>Whether a message was left on an answering machine.</summary>
    public bool MessageLeft { get; init; }

    /// <summary>How often the callee interrupted the agent.</summary>
    public int Interruptions { get; init; }

    /// <summary>The outcome that the voice agent reported.</summary>
    public ReportedOutcome? Report { get; init; }

    /// <summary>The answered questions to the guest.</summary>
    public required IReadOnlyList<AnsweredQuestion> Answers { get; init; }

    /// <summary>The conversation so far.</summary>
    public required IReadOnlyList<TranscriptTurn> Transcript { get; init; }

    /// <summary>The number of the last event of the call.</summary>
    public required int LastEvent { get; init; }

    /// <summary>Reads a call whose state does not change meanwhile.</summary>
    /// <param name="call">The call, under its lock.</param>
    /// <param name="timeLeft">The time until the call reaches its time limit.</param>
    /// <param name="resumptions">How often a broken stream was resumed.</param>
    public static CallSnapshot From(Call call, TimeSpan timeLeft, int resumptions) => new()
    {
        Id = call.Id,
        Secret = call.Secret,
        Generation = call.Generation,
        Details = call.Details,
        CreatedAt = call.CreatedAt,
        Elapsed = call.Elapsed,
        TimeLeft = timeLeft,
        Resumptions = resumptions,
        SinceAnswer = call.SinceAnswer,
        CallSid = call.CallSid,
        InProgress = call.Status == CallStatus.InProgress,
        CarrierStatus = call.CarrierStatus,
        Attempt = call.Attempt,
        AnsweredBy = call.AnsweredBy,
        Report = call.Report,
        MessageLeft = call.MessageLeft,
        Interruptions = call.Turns.Interruptions,
        Answers = [.. call.Questions.AnsweredQuestions.Select(answered => new AnsweredQuestion(answered.Question, answered.Answer))],
        Transcript = call.Transcript,
        LastEvent = call.LastEvent,
    };

    /// <summary>Creates the events that led to this state, with the time since the answer in those of the turns.</summary>
    public IReadOnlyList<CallEvent> CreateEvents()
    {
        List<CallEvent> events = [new CallEvent { Kind = CallEventKind.Status, Status = CallStatus.Pending }];
        if (CarrierStatus is { } carrier)
        {
            events.Add(new CallEvent { Kind = CallEventKind.CarrierStatus, CarrierStatus = carrier });
        }

        if (InProgress)
        {
            events.Add(new CallEvent { Kind = CallEventKind.Status, Status = CallStatus.InProgress });
        }

        if (AnsweredBy is not null)
        {
            events.Add(new CallEvent { Kind = CallEventKind.AnsweredBy, AnsweredBy = AnsweredBy });
        }

        events.AddRange(Transcript.Select(turn => new CallEvent { Kind = CallEventKind.Turn, Turn = turn }));
        return events;
    }
}
