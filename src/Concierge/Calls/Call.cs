using Concierge.Calls.Questions;
using Concierge.Calls.Reading;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Media.Bridge;
using Concierge.Reservations;

namespace Concierge.Calls;

/// <summary>The state of one call: details, status, transcript, outcome and event log. Thread-safe.</summary>
public sealed class Call
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _timeProvider;
    private readonly CallTimeline _timeline;
    private CallStateMachine _state = new();
    private readonly CallEventLog _events = new();
    private readonly TaskCompletionSource<VoiceCallResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _callSid;
    private ReportedOutcome? _report;
    private ModelReading? _modelReading;
    private string? _answeredBy;
    private RetryPlan? _retry;
    private int _attempt = 1;
    private TimeSpan? _takenOverAt;

    /// <summary>Creates a call that begins now.</summary>
    internal Call(string id, string secret, ReservationDetails details, TimeProvider timeProvider)
        : this(id, secret, details, timeProvider, timeProvider.GetUtcNow(), age: TimeSpan.Zero)
    {
        Append(new CallEvent { Kind = CallEventKind.Status, Status = CallStatus.Pending });
    }

    /// <summary>Resumes a call that another process has scheduled. Schedule its attempt next.</summary>
    internal Call(ScheduledCall scheduled, string secret, TimeProvider timeProvider)
        : this(scheduled.Id, secret, scheduled.Details, timeProvider, scheduled.CreatedAt, GetAge(scheduled.CreatedAt, timeProvider))
    {
        Generation = scheduled.Generation;
        User = scheduled.User;
        _attempt = Math.Max(1, scheduled.Attempt - 1);
        _events.ContinueElsewhere(scheduled.LastEvent);
        Append(new CallEvent { Kind = CallEventKind.Status, Status = CallStatus.Pending });
    }

    /// <summary>Adopts a call of another server.</summary>
    /// <param name="snapshot">The last snapshot of the call.</param>
    /// <param name="age">How long ago it was made.</param>
    /// <param name="timeProvider">The clock.</param>
    internal Call(CallSnapshot snapshot, TimeSpan age, TimeProvider timeProvider)
        : this(snapshot.Id, snapshot.Secret, snapshot.Details, timeProvider, snapshot.CreatedAt, snapshot.Elapsed + age)
    {
        Generation = snapshot.Generation + 1;
        if (snapshot.SinceAnswer is { } since)
        {
            _timeline.RestoreAnswer(since + age);
        }

        _callSid = snapshot.CallSid;
        _attempt = snapshot.Attempt;
        _answeredBy = snapshot.AnsweredBy;
        _report = snapshot.Report;
        MessageLeft = snapshot.MessageLeft;
        foreach (var (question, answer) in snapshot.Answers)
        {
            Questions.RestoreAnswer(question, answer);
        }

        Turns.Restore(snapshot.Transcript, snapshot.Interruptions);
        _state = CallStateMachine.Restore(snapshot.CarrierStatus, snapshot.InProgress);
        _events.Restore(snapshot.CreateEvents(), snapshot.LastEvent);
    }

    private Call(string id, string secret, ReservationDetails details, TimeProvider timeProvider, DateTimeOffset createdAt, TimeSpan age)
    {
        Id = id;
        Secret = secret;
        Details = details;
        CreatedAt = createdAt;
        _timeProvider = timeProvider;
        _timeline = new CallTimeline(timeProvider, age);
        Turns = new CallTurnLog(_lock, _timeline, Append);
    }

    /// <summary>Raised after every change of the call. A handler must not block.</summary>
    internal event EventHandler? Changed;

    /// <summary>The call's id in this program, not Twilio's SID.</summary>
    public string Id { get; }

    /// <summary>The booking request.</summary>
    public ReservationDetails Details { get; }

    /// <summary>When the call was created.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>The date of the call in the restaurant's time zone.</summary>
    internal NodaTime.LocalDate Today => LocalCreatedAt.Date;

    /// <summary>Time since the call was created.</summary>
    public TimeSpan Elapsed => _timeline.Elapsed;

    /// <summary>A secret that only Twilio and this program know. A media stream must present it before it is attached to the call.</summary>
    internal string Secret { get; }

    /// <summary>The status of the call.</summary>
    public CallStatus Status => WithLock(() => _state.Status);

    /// <summary>The carrier's latest status; <see langword="null"/> before the carrier accepted the call.</summary>
    public CarrierStatus? CarrierStatus => WithLock(() => _state.Carrier);

    /// <summary>The conversation so far, in order.</summary>
    public IReadOnlyList<TranscriptTurn> Transcript => Turns.Transcript;

    /// <summary>The result; <see langword="null"/> until the call has ended.</summary>
    public VoiceCallResult? Result => _completion.Task.IsCompletedSuccessfully ? _completion.Task.Result : null;

    /// <summary>Who answered: human, machine, fax or call_screening; <see langword="null"/> until it is known.</summary>
    public string? AnsweredBy => WithLock(() => _answeredBy);

    /// <summary>The question that waits for the guest's answer; <see langword="null"/> if none exists.</summary>
    public GuestQuestion? OpenQuestion => Questions.OpenQuestion;

    /// <summary>The scheduled next attempt; <see langword="null"/> unless the call waits for it.</summary>
    public RetryPlan? ScheduledRetry => WithLock(() => _retry);

    /// <summary>The number of the current attempt, from 1.</summary>
    public int Attempt => WithLock(() => _attempt);

    /// <summary>Completes with the result when the call has ended.</summary>
    public Task<VoiceCallResult> Completion => _completion.Task;

    /// <summary>Twilio's identifier; <see langword="null"/> before Twilio accepted the call.</summary>
    internal string? CallSid
    {
        get => WithLock(() => _callSid);
        set => WithLock(() => _callSid = value);
    }

    /// <summary>Why the call is ending or has ended; <see langword="null"/> while it continues.</summary>
    internal CallEndReason? Ending => WithLock(() => _state.Ending);

    /// <summary>Whether the carrier has reported a final status.</summary>
    internal bool IsCarrierDone => WithLock(() => _state.IsCarrierDone);

    /// <summary>The outcome that the voice agent reported; <see langword="null"/> if it has not reported.</summary>
    internal ReportedOutcome? Report
    {
        get => WithLock(() => _report);
        set
        {
            WithLock(() => _report = value);
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    /// <summary>What a chat model read in the call at last; <see langword="null"/> if none has.</summary>
    internal ModelReading? ModelReading
    {
        get => WithLock(() => _modelReading);
        set => WithLock(() => _modelReading = value);
    }

    /// <summary>The restaurant's local time when the call was created.</summary>
    internal NodaTime.LocalDateTime LocalCreatedAt => new LocalClock(_timeProvider).GetLocalTime(CreatedAt, Details.TimeZone);

    /// <summary>The questions to the guest in this call.</summary>
    internal GuestQuestionRegistry Questions { get; } = new();

    /// <summary>Why the agent gave up and said goodbye; <see langword="null"/> if it did not give up.</summary>
    internal GiveUpReason? GiveUpReason { get; set; }

    /// <summary>Whether a message was left on an answering machine.</summary>
    internal bool MessageLeft { get; set; }

    /// <summary>How often another server has adopted the call.</summary>
    internal int Generation { get; }

    /// <summary>The fingerprint of the user whose limits the call counts for; <see langword="null"/> for the operator.</summary>
    internal string? User { get; init; }

    /// <summary>The turns of the conversation.</summary>
    internal CallTurnLog Turns { get; }

    /// <summary>The events so far, in order.</summary>
    internal IReadOnlyList<CallEvent> Events => _events.GetEvents();

    /// <summary>The number of the last event.</summary>
    internal int LastEvent => _events.LastNumber;

    /// <summary>Time since the current attempt was answered; <see langword="null"/> before.</summary>
    internal TimeSpan? SinceAnswer => WithLock(() => _timeline.IsAnswered ? _timeline.SinceAnswer : (TimeSpan?)null);

    /// <summary>How long after the answer a person took the call over; <see langword="null"/> if nobody has.</summary>
    internal TimeSpan? TakenOverAt => WithLock(() => _takenOverAt);

    /// <summary>Streams all past and future events of the call and completes after the outcome.</summary>
    /// <param name="after">The number of the last event that the caller has seen; 0 for all events.</param>
    public IAsyncEnumerable<CallEvent> FollowAsync(int after, CancellationToken cancellationToken) => _events.FollowAsync(after, cancellationToken);

    internal bool OnCarrierStatus(CarrierStatus status)
    {
        lock (_lock)
        {
            var before = _state.Carrier;
            var decided = _state.OnCarrierStatus(status);
            if (_state.Carrier is Contracts.CarrierStatus.InProgress)
            {
                _timeline.OnAnswered();
            }

            if (_state.Carrier != before)
            {
                Append(new CallEvent { Kind = CallEventKind.CarrierStatus, CarrierStatus = _state.Carrier });
            }

            return decided;
        }
    }

    internal bool OnStreamStarted()
    {
        lock (_lock)
        {
            _timeline.OnAnswered();
            if (!_state.OnStreamStarted())
            {
                return false;
            }

            Append(new CallEvent { Kind = CallEventKind.Status, Status = CallStatus.InProgress });
            return true;
        }
    }

    /// <summary>Sets the reason why the call ends.</summary>
    internal bool TryEnd(CallEndReason ending) => WithLock(() => _state.TryEnd(ending));

    internal void SetAnsweredBy(string answeredBy)
    {
        lock (_lock)
        {
            if (_answeredBy != answeredBy)
            {
                _answeredBy = answeredBy;
                Append(new CallEvent { Kind = CallEventKind.AnsweredBy, AnsweredBy = answeredBy });
            }
        }
    }

    internal void RecordQuestion(GuestQuestion question) => Append(new CallEvent { Kind = CallEventKind.Question, Question = question });

    internal void RecordAnswer(GuestQuestion question, string? answer) =>
        Append(new CallEvent { Kind = CallEventKind.Answer, Question = question, Answer = answer });

    internal void RecordWarning(ConciergeError warning) => Append(new CallEvent { Kind = CallEventKind.Warning, Warning = warning });

    /// <summary>Records that the call waits for another attempt.</summary>
    internal void ScheduleRetry(RetryPlan plan)
    {
        lock (_lock)
        {
            _retry = plan;
            Append(new CallEvent { Kind = CallEventKind.Retry, Retry = plan });
        }
    }

    /// <summary>Starts the next attempt: resets everything that the carrier reported about the last one.</summary>
    internal void StartNextAttempt()
    {
        lock (_lock)
        {
            _attempt = _retry?.Attempt ?? _attempt;
            _retry = null;
            _callSid = null;
            _timeline.StartNextAttempt();
            _state = new CallStateMachine();
            Append(new CallEvent { Kind = CallEventKind.Status, Status = CallStatus.Pending });
        }
    }

    /// <summary>Records that a person has taken the call over.</summary>
    internal void OnTakenOver()
    {
        WithLock(() => _takenOverAt = _timeline.SinceAnswer);
        RecordWarning(CallErrors.TakenOver);
    }

    /// <summary>The call as another process could resume it; <see langword="null"/> unless it waits for an attempt.</summary>
    internal ScheduledCall? GetScheduledCall() => WithLock(() => _retry is { } plan ? ScheduledCall.From(this, plan) : null);

    /// <summary>Creates a snapshot from which another server can adopt the call.</summary>
    /// <param name="timeLeft">The time until the call reaches its time limit.</param>
    /// <param name="resumptions">How often a broken stream was resumed.</param>
    internal CallSnapshot CreateSnapshot(TimeSpan timeLeft, int resumptions) => WithLock(() => CallSnapshot.From(this, timeLeft, resumptions));

    internal void Complete(VoiceCallResult result)
    {
        lock (_lock)
        {
            if (_completion.TrySetResult(result))
            {
                _retry = null;
                _state.Complete(result.Status);
                Append(new CallEvent { Kind = CallEventKind.Status, Status = result.Status });
                Append(new CallEvent { Kind = CallEventKind.Outcome, Result = result });
                _events.Close();
            }
        }
    }

    private void Append(CallEvent callEvent)
    {
        _events.Append(Elapsed, callEvent);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    private static TimeSpan GetAge(DateTimeOffset createdAt, TimeProvider timeProvider) =>
        timeProvider.GetUtcNow() - createdAt is var age && age > TimeSpan.Zero ? age : TimeSpan.Zero;

    private T WithLock<T>(Func<T> read)
    {
        lock (_lock)
        {
            return read();
        }
    }
}
