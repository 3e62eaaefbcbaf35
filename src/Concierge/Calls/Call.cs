using Concierge.Calls.Questions;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Media.Bridge;
using Concierge.Reservations;

namespace Concierge.Calls;

/// <summary>What is known of one call: its details, state, transcript and outcome, and a record of how they came about. Safe for several threads.</summary>
public sealed partial class Call
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly long _created;
    private CallStateMachine _state = new();
    private readonly Transcript _transcript = new();
    private readonly CallEventLog _events = new();
    private readonly TaskCompletionSource<VoiceCallResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long? _answered;
    private string? _callSid;
    private ReportedOutcome? _report;
    private string? _answeredBy;
    private RetryPlan? _retry;
    private int _attempt = 1;
    private readonly List<TimeSpan> _reactions = [];

    internal Call(string id, string secret, ReservationDetails details, TimeProvider time)
    {
        Id = id;
        Secret = secret;
        Details = details;
        _time = time;
        _created = time.GetTimestamp();
        CreatedAt = time.GetUtcNow();
        Append(new CallEvent { Kind = CallEventKind.Status, Status = CallStatus.Pending });
    }

    /// <summary>The call's own id.</summary>
    public string Id { get; }

    /// <summary>What is to be booked.</summary>
    public ReservationDetails Details { get; }

    /// <summary>When the call was created.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>The day of the call, in the restaurant's calendar.</summary>
    internal NodaTime.LocalDate Today => new LocalClock(_time).At(CreatedAt, Details.TimeZone).Date;

    /// <summary>Time since the call was created.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(_created);

    /// <summary>Known to Twilio and this server alone: an audio stream must show it before it is joined to the call.</summary>
    internal string Secret { get; }

    /// <summary>Where the call is in its life.</summary>
    public CallStatus Status => Locked(() => _state.Status);

    /// <summary>The carrier's last word; <see langword="null"/> before it had the call.</summary>
    public CarrierStatus? CarrierStatus => Locked(() => _state.Carrier);

    /// <summary>The conversation so far, in its order.</summary>
    public IReadOnlyList<TranscriptTurn> Transcript => Locked(_transcript.Turns);

    /// <summary>The result, once there is one.</summary>
    public VoiceCallResult? Result => _completion.Task.IsCompletedSuccessfully ? _completion.Task.Result : null;

    /// <summary>Who answered: human, machine, fax or call_screening; <see langword="null"/> while that is not known.</summary>
    public string? AnsweredBy => Locked(() => _answeredBy);

    /// <summary>What the restaurant wants to know of the guest at the moment.</summary>
    public CustomerQuestion? Question => Questions.Open;

    /// <summary>When the line is dialled again; <see langword="null"/> unless that is being waited for.</summary>
    public RetryPlan? Retry => Locked(() => _retry);

    /// <summary>Which dialling this is, from 1.</summary>
    public int Attempt => Locked(() => _attempt);

    /// <summary>Completes with the result when the call has ended.</summary>
    public Task<VoiceCallResult> Completion => _completion.Task;

    /// <summary>Twilio's identifier; <see langword="null"/> before Twilio accepted the call.</summary>
    internal string? CallSid
    {
        get => Locked(() => _callSid);
        set => Locked(() => _callSid = value);
    }

    /// <summary>Why the call is ending or has ended; <see langword="null"/> while it goes on.</summary>
    internal CallEnding? Ending => Locked(() => _state.Ending);

    /// <summary>Whether the carrier has said its last word.</summary>
    internal bool CarrierIsDone => Locked(() => _state.CarrierIsDone);

    /// <summary>What the voice agent reported; <see langword="null"/> if it has not.</summary>
    internal ReportedOutcome? Report
    {
        get => Locked(() => _report);
        set
        {
            Locked(() => _report = value);
            Changed?.Invoke();
        }
    }

    /// <summary>The questions to the guest.</summary>
    internal CustomerQuestions Questions { get; } = new();

    /// <summary>Why the agent took its leave of its own accord; <see langword="null"/> if it did not.</summary>
    internal GiveUpReason? GaveUp { get; set; }

    /// <summary>Whether a message was left on a machine.</summary>
    internal bool MessageLeft { get; set; }

    /// <summary>The times from the end of the callee's words to the agent's first audio.</summary>
    internal IReadOnlyList<TimeSpan> Reactions => Locked(() => _reactions.ToArray());

    /// <summary>How often the callee cut the agent short.</summary>
    internal int Interruptions { get; private set; }

    /// <summary>Whether somebody spoke whose words are not known yet.</summary>
    internal bool HasUnknownWords => Locked(() => _transcript.HasUnknownWords);

    /// <summary>Everything that happened so far and from now on, ending after the outcome.</summary>
    /// <param name="after">The number of the last event seen; 0 for all.</param>
    public IAsyncEnumerable<CallEvent> FollowAsync(int after, CancellationToken cancellationToken) => _events.FollowAsync(after, cancellationToken);

    internal bool CarrierReported(CarrierStatus status)
    {
        lock (_gate)
        {
            var before = _state.Carrier;
            var decided = _state.CarrierReported(status);
            if (_state.Carrier is Contracts.CarrierStatus.InProgress)
            {
                _answered ??= _time.GetTimestamp();
            }

            if (_state.Carrier != before)
            {
                Append(new CallEvent { Kind = CallEventKind.CarrierStatus, CarrierStatus = _state.Carrier });
            }

            return decided;
        }
    }

    internal bool StreamStarted()
    {
        lock (_gate)
        {
            _answered ??= _time.GetTimestamp();
            if (!_state.StreamStarted())
            {
                return false;
            }

            Append(new CallEvent { Kind = CallEventKind.Status, Status = CallStatus.InProgress });
            return true;
        }
    }

    /// <summary>Decides how the call ends, unless that is decided already.</summary>
    internal bool End(CallEnding ending) => Locked(() => _state.End(ending));

    internal void TurnBegan(string itemId)
    {
        lock (_gate)
        {
            _transcript.Begin(itemId, SinceAnswer());
        }
    }

    internal void TurnAdded(string itemId, string? previousItemId, Speaker speaker)
    {
        lock (_gate)
        {
            _transcript.Add(itemId, previousItemId, speaker, SinceAnswer());
        }
    }

    internal void TurnSpoken(string itemId, Speaker speaker, string text)
    {
        lock (_gate)
        {
            _transcript.Speak(itemId, speaker, text, SinceAnswer());
            TellTurns();
        }
    }

    internal void TurnDropped(string itemId)
    {
        lock (_gate)
        {
            _transcript.Remove(itemId);
            TellTurns();
        }
    }

    internal void Reacted(TimeSpan delay)
    {
        lock (_gate)
        {
            _reactions.Add(delay);
        }
    }

    internal void AnsweredAs(string answeredBy)
    {
        lock (_gate)
        {
            if (_answeredBy != answeredBy)
            {
                _answeredBy = answeredBy;
                Append(new CallEvent { Kind = CallEventKind.AnsweredBy, AnsweredBy = answeredBy });
            }
        }
    }

    internal void Asked(CustomerQuestion question) => Append(new CallEvent { Kind = CallEventKind.Question, Question = question });

    internal void Answered(CustomerQuestion question, string? answer) => Append(new CallEvent { Kind = CallEventKind.Answer, Question = question, Answer = answer });

    internal void Warned(ConciergeError warning) => Append(new CallEvent { Kind = CallEventKind.Warning, Warning = warning });

    /// <summary>The line will be dialled again.</summary>
    internal void WaitForRetry(RetryPlan plan)
    {
        lock (_gate)
        {
            _retry = plan;
            Append(new CallEvent { Kind = CallEventKind.Retry, Retry = plan });
        }
    }

    /// <summary>The line is dialled again: everything the carrier said of the last attempt is over.</summary>
    internal void Redial()
    {
        lock (_gate)
        {
            _attempt = _retry?.Attempt ?? _attempt;
            _retry = null;
            _callSid = null;
            _answered = null;
            _state = new CallStateMachine();
            Append(new CallEvent { Kind = CallEventKind.Status, Status = CallStatus.Pending });
        }
    }

    internal void TurnInterrupted(string itemId, double share)
    {
        lock (_gate)
        {
            Interruptions++;
            _transcript.Interrupt(itemId, share);
            TellTurns();
        }
    }

    internal void Complete(VoiceCallResult result)
    {
        lock (_gate)
        {
            if (_completion.TrySetResult(result))
            {
                _retry = null;
                _state.Ended(result.Status);
                Append(new CallEvent { Kind = CallEventKind.Status, Status = result.Status });
                Append(new CallEvent { Kind = CallEventKind.Outcome, Result = result });
                _events.Close();
            }
        }
    }

    private void Append(CallEvent happened)
    {
        _events.Append(Elapsed, happened);
        Changed?.Invoke();
    }

    private void TellTurns()
    {
        foreach (var turn in _transcript.TakeUntold())
        {
            Append(new CallEvent { Kind = CallEventKind.Turn, Turn = turn });
        }
    }

    private TimeSpan SinceAnswer() => _answered is { } answered ? _time.GetElapsedTime(answered) : TimeSpan.Zero;

    private T Locked<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }
}
