using Concierge.Calls.Questions;
using Concierge.Calls.Reading;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Media.Bridge;
using Concierge.Reservations;

namespace Concierge.Calls;

/// <summary>The state of one call: details, status, transcript, outcome and event log. Thread-safe.</summary>
public sealed partial class Call
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _timeProvider;
    private readonly long _created;
    private CallStateMachine _state = new();
    private readonly Transcript _transcript = new();
    private readonly CallEventLog _events = new();
    private readonly TaskCompletionSource<VoiceCallResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long? _answered;
    private string? _callSid;
    private ReportedOutcome? _report;
    private ModelReading? _modelReading;
    private string? _answeredBy;
    private RetryPlan? _retry;
    private int _attempt = 1;
    private readonly List<TimeSpan> _reactions = [];

    internal Call(string id, string secret, ReservationDetails details, TimeProvider timeProvider)
    {
        Id = id;
        Secret = secret;
        Details = details;
        _timeProvider = timeProvider;
        _created = timeProvider.GetTimestamp();
        CreatedAt = timeProvider.GetUtcNow();
        Append(new CallEvent { Kind = CallEventKind.Status, Status = CallStatus.Pending });
    }

    /// <summary>The call's id in this program, not Twilio's SID.</summary>
    public string Id { get; }

    /// <summary>The booking request.</summary>
    public ReservationDetails Details { get; }

    /// <summary>When the call was created.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>The date of the call in the restaurant's time zone.</summary>
    internal NodaTime.LocalDate Today => LocalCreatedAt.Date;

    /// <summary>Time since the call was created.</summary>
    public TimeSpan Elapsed => _timeProvider.GetElapsedTime(_created);

    /// <summary>A secret that only Twilio and this program know. A media stream must present it before it is attached to the call.</summary>
    internal string Secret { get; }

    /// <summary>The status of the call.</summary>
    public CallStatus Status => WithLock(() => _state.Status);

    /// <summary>The carrier's latest status; <see langword="null"/> before the carrier accepted the call.</summary>
    public CarrierStatus? CarrierStatus => WithLock(() => _state.Carrier);

    /// <summary>The conversation so far, in order.</summary>
    public IReadOnlyList<TranscriptTurn> Transcript => WithLock(_transcript.GetTurns);

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

    /// <summary>The reaction times: from the end of the callee's speech to the agent's first audio.</summary>
    internal IReadOnlyList<TimeSpan> ReactionTimes => WithLock(() => _reactions.ToArray());

    /// <summary>How often the callee interrupted the agent.</summary>
    internal int Interruptions { get; private set; }

    /// <summary>Whether a turn of the callee has no transcription yet.</summary>
    internal bool HasPendingTranscription => WithLock(() => _transcript.HasPendingTranscription);

    /// <summary>Whether the callee has begun a turn that is not over.</summary>
    internal bool HasBegunTurn => WithLock(() => _transcript.HasBegunTurn);

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
                _answered ??= _timeProvider.GetTimestamp();
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
            _answered ??= _timeProvider.GetTimestamp();
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

    internal void OnTurnBegan(string itemId)
    {
        lock (_lock)
        {
            _transcript.Begin(itemId, GetTimeSinceAnswer());
        }
    }

    internal void AddTurn(string itemId, string? previousItemId, Speaker speaker)
    {
        lock (_lock)
        {
            _transcript.Add(itemId, previousItemId, speaker, GetTimeSinceAnswer());
        }
    }

    internal void SetTurnText(string itemId, Speaker speaker, string text)
    {
        lock (_lock)
        {
            _transcript.SetText(itemId, speaker, text, GetTimeSinceAnswer());
            AppendNewTurns();
        }
    }

    internal void RemoveTurn(string itemId)
    {
        lock (_lock)
        {
            _transcript.Remove(itemId);
            AppendNewTurns();
        }
    }

    internal void RecordReactionTime(TimeSpan delay)
    {
        lock (_lock)
        {
            _reactions.Add(delay);
        }
    }

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
            _answered = null;
            _state = new CallStateMachine();
            Append(new CallEvent { Kind = CallEventKind.Status, Status = CallStatus.Pending });
        }
    }

    internal void InterruptTurn(string itemId, double share)
    {
        lock (_lock)
        {
            Interruptions++;
            _transcript.Interrupt(itemId, share);
            AppendNewTurns();
        }
    }

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

    private void AppendNewTurns()
    {
        foreach (var turn in _transcript.TakeNewTurns())
        {
            Append(new CallEvent { Kind = CallEventKind.Turn, Turn = turn });
        }
    }

    private TimeSpan GetTimeSinceAnswer() => _answered is { } answered ? _timeProvider.GetElapsedTime(answered) : TimeSpan.Zero;

    private T WithLock<T>(Func<T> read)
    {
        lock (_lock)
        {
            return read();
        }
    }
}
