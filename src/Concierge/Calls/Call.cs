using Concierge.Reservations;

namespace Concierge.Calls;

/// <summary>What is known of one call: its details, state, transcript and outcome, and a record of how they came about. Safe for several threads.</summary>
public sealed class Call
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly long _created;
    private readonly CallStateMachine _state = new();
    private readonly Transcript _transcript = new();
    private readonly CallEventLog _events = new();
    private readonly TaskCompletionSource<VoiceCallResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long? _answered;
    private string? _callSid;
    private ReportedOutcome? _report;

    internal Call(string id, string secret, ReservationDetails details, TimeProvider time)
    {
        Id = id;
        Secret = secret;
        Details = details;
        _time = time;
        _created = time.GetTimestamp();
        CreatedAt = time.GetUtcNow();
        _events.Append(Elapsed, new CallEvent { Kind = CallEventKind.Status, Status = CallStatus.Pending });
    }

    /// <summary>The call's own id.</summary>
    public string Id { get; }

    /// <summary>What is to be booked.</summary>
    public ReservationDetails Details { get; }

    /// <summary>When the call was created.</summary>
    public DateTimeOffset CreatedAt { get; }

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
        set => Locked(() => _report = value);
    }

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
            if (_state.Carrier is Calls.CarrierStatus.InProgress)
            {
                _answered ??= _time.GetTimestamp();
            }

            if (_state.Carrier != before)
            {
                _events.Append(Elapsed, new CallEvent { Kind = CallEventKind.CarrierStatus, CarrierStatus = _state.Carrier });
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

            _events.Append(Elapsed, new CallEvent { Kind = CallEventKind.Status, Status = CallStatus.InProgress });
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

    internal void TurnInterrupted(string itemId, double share)
    {
        lock (_gate)
        {
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
                _state.Ended(result.Status);
                _events.Append(Elapsed, new CallEvent { Kind = CallEventKind.Status, Status = result.Status });
                _events.Append(Elapsed, new CallEvent { Kind = CallEventKind.Outcome, Result = result });
                _events.Close();
            }
        }
    }

    private void TellTurns()
    {
        foreach (var turn in _transcript.TakeUntold())
        {
            _events.Append(Elapsed, new CallEvent { Kind = CallEventKind.Turn, Turn = turn });
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
