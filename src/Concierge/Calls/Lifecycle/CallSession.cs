using Concierge.Calls.Judging;
using Concierge.Calls.Listening;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Media.Bridge;
using Concierge.Twilio;
using Microsoft.Extensions.Logging;

namespace Concierge.Calls.Lifecycle;

/// <summary>
/// One attempt of a call: builds its parts, starts it, gives them the events of the carrier and the media streams, and releases them when the
/// call has ended. No part knows the session.
/// </summary>
internal sealed class CallSession : IAsyncDisposable
{
    private readonly CallContext _context;
    private readonly CallStreamTracker _streams;
    private readonly CarrierLine _line;
    private readonly DeadAirGuard _deadAir;
    private readonly TranscriptionWait _transcription;
    private readonly LiveTranscriptReader _reader;
    private readonly AnsweringMachineHandler _machine;
    private readonly CallVoiceSession _voice;
    private readonly CallFinisher _finisher;
    private readonly ITimer _timeLimit;
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _startedAt;
    private TimeSpan _timeAllowed;
    private WebhookWatch? _watch;

    /// <param name="call">The call.</param>
    /// <param name="services">The services that every call session uses.</param>
    /// <param name="tryScheduleRetry">Schedules another attempt if the retry policy allows one, and returns whether it did.</param>
    /// <param name="logger">The log.</param>
    public CallSession(Call call, CallSessionServices services, Func<Call, VoiceCallResult, bool> tryScheduleRetry, ILogger<CallSession> logger)
    {
        var options = new VoiceBridgeOptions
        {
            AudioChunk = services.Realtime.AudioChunk,
            SilenceTimeout = services.Options.Silence,
            HoldTimeout = services.Options.HoldLimit,
        };
        _context = new CallContext(call, new CallEnd(call), services, logger);
        _streams = new CallStreamTracker(_context);
        _line = new CarrierLine(_context, _streams);
        _deadAir = new DeadAirGuard(_context, _streams, _line);
        _transcription = new TranscriptionWait(_context);
        _reader = new LiveTranscriptReader(call, services.Reader, services.Time, logger);
        _machine = new AnsweringMachineHandler(_context, _transcription);
        var tools = new CallToolHandler(_context, _line, _machine, _transcription, _reader);
        Conversation = new CallConversation(_context, _streams, _deadAir, _transcription, _reader, _machine, tools);
        Bridge = new VoiceBridge(Conversation, options, services.Time, logger);
        _voice = new CallVoiceSession(_context, Bridge, _deadAir);
        Takeover = new CallTakeover(_context, _streams, Bridge, _voice, _deadAir);
        _finisher = new CallFinisher(_context, _line, _streams, _transcription, _reader, Bridge, tryScheduleRetry);
        Conversation.VoiceModelLost += (_, lost) => _voice.OnSessionLost(lost.Reason);
        _reader.Read += (_, _) => _context.RunInBackground(() => tools.AskIfUnsettledAsync(Bridge.Agent));
        _timeAllowed = services.Options.Timeout;
        _startedAt = services.Time.GetTimestamp();
        _timeLimit = services.Time.CreateTimer(_ => End(CallEndReason.TimedOut), null, _timeAllowed, Timeout.InfiniteTimeSpan);
        services.Metrics.RecordCallStarted();
        _ = FinishAsync();
    }

    /// <summary>The call.</summary>
    public Call Call => _context.Call;

    /// <summary>Cancelled when the call ends. The media stream must then be closed.</summary>
    public CancellationToken EndedToken => _context.End.StreamToken;

    /// <summary>Completes when the call is hung up and all its resources are released.</summary>
    public Task Released => _released.Task;

    /// <summary>Completes when all resources are released and the result is told.</summary>
    public Task Finished => _finished.Task;

    /// <summary>The audio bridge.</summary>
    public VoiceBridge Bridge { get; }

    /// <summary>Those who listen to the call.</summary>
    public CallListeners Listeners { get; } = new();

    /// <summary>The person who takes the call over.</summary>
    public CallTakeover Takeover { get; }

    /// <summary>The conversation, as the bridge reports it.</summary>
    internal CallConversation Conversation { get; }

    private ICallRecorder Records => _context.Services.Records;

    /// <summary>Asks the carrier to dial and opens the voice session while it rings, so that the agent can speak without set-up delay.</summary>
    /// <exception cref="ConciergeException">The carrier rejected the call, and the call has ended.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _ = JudgeWarmUp.StartAsync();
        _voice.Open();
        await using var cancellation = cancellationToken.Register(() => End(CallEndReason.UserHungUp));
        try
        {
            await Records.RecordDiallingAsync(Call, cancellationToken);
            var created = await _line.DialAsync(cancellationToken);
            Call.CallSid = created.Sid;
            OnCarrierStatus(StatusCallback.ParseStatus(created.Status) ?? CarrierStatus.Queued);
            WatchWebhooks(created.Sid);
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (ConciergeException exception)
        {
            // The process that has taken the call makes the attempt, and stores its result.
            End(exception.Error == FailoverErrors.CallRelinquished ? CallEndReason.Relinquished : CallEndReason.CarrierRefused, exception.Error);
            throw;
        }
        catch (OperationCanceledException)
        {
            End(CallEndReason.UserHungUp);
            throw;
        }
        finally
        {
            _line.OnDialRequested();
        }
    }

    /// <summary>Ends the call, unless it is ending already.</summary>
    public void End(CallEndReason ending, ConciergeError? error = null) => _context.End.Request(ending, error);

    /// <summary>Handles a status report of the carrier.</summary>
    public void OnCarrierStatus(CarrierStatus status)
    {
        _watch?.OnReported(status);
        ApplyCarrierStatus(status);
    }

    /// <summary>Handles the carrier's report of who answered.</summary>
    public void OnAnsweredBy(StatusCallback report)
    {
        if (!Takeover.IsActive)
        {
            _machine.OnAnsweredBy(report, Bridge.Agent);
        }
    }

    /// <summary>Handles a frame of the callee's audio.</summary>
    /// <param name="payload">Base64 of μ-law, 8 kHz mono, 20 ms.</param>
    /// <param name="timestampMs">Milliseconds since the stream's start.</param>
    public ValueTask OnCalleeAudioAsync(ReadOnlySpan<byte> payload, long timestampMs)
    {
        Listeners.OnRestaurantFrame(payload);
        return Takeover.IsActive ? ValueTask.CompletedTask : Bridge.OnCalleeAudioAsync(payload, timestampMs);
    }

    /// <summary>Records that Twilio has asked for the call's instructions.</summary>
    public void OnInstructionsRequested() => _watch?.OnInstructionsRequested();

    /// <summary>Whether the call may continue with another stream when Twilio requests the next TwiML. Counts the resumption.</summary>
    public bool TryResume()
    {
        if (_context.End.IsDecided || !_streams.TryResume())
        {
            return false;
        }

        _deadAir.Extend();
        return true;
    }

    /// <summary>Handles a media stream that has started. It replaces an open one.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="redirect">The redirect that opened it; <see langword="null"/> for none.</param>
    /// <returns>Cancelled when another stream replaces this one.</returns>
    public async Task<CancellationToken> OnStreamStartedAsync(IAudioSink stream, string? redirect = null)
    {
        OnInstructionsRequested();
        var replaced = _streams.OnStreamStarted(stream, redirect);
        if (Call.OnStreamStarted())
        {
            _context.Services.Metrics.RecordStreamConnected(Call.Elapsed);
            Records.RecordProgress(Call);
            _context.Logger.LogStatus(Call.Id, CallStatus.InProgress);
        }

        _deadAir.Update();
        if (!Takeover.IsActive)
        {
            await Bridge.AttachStreamAsync(stream);
        }

        return replaced;
    }

    /// <summary>Handles a media stream that was opened for the call and cannot be used. Told as what it was if it ends the call.</summary>
    public void OnStreamRefused(ConciergeError reason) => _streams.OnStreamRefused(reason);

    /// <summary>Handles a media stream on which something else than Twilio's protocol arrives.</summary>
    public void OnStreamUnreadable(IAudioSink stream) => _streams.OnStreamUnreadable(stream);

    /// <summary>
    /// Handles a media stream that has ended. After a <c>stop</c> message the callee has hung up, unless this side redirected the call. After a
    /// broken connection Twilio opens another stream.
    /// </summary>
    public void OnStreamEnded(IAudioSink stream, bool stopped)
    {
        Bridge.DetachStream(stream);
        var end = _streams.OnStreamEnded(stream, stopped);
        if (end == StreamEnd.CalleeHungUp)
        {
            _ = OnCalleeHungUpAsync();
        }
        else if (end == StreamEnd.AwaitsNext && !stopped && !_context.End.IsDecided)
        {
            _context.Logger.LogStreamBroke(Call.Id);
            Call.RecordWarning(CallErrors.StreamBroken);
        }
    }

    /// <summary>Creates a snapshot from which another server can adopt the call.</summary>
    public CallSnapshot CreateSnapshot() =>
        Call.CreateSnapshot(_timeAllowed - _context.Services.Time.GetElapsedTime(_startedAt), _streams.Resumptions);

    /// <summary>Adopts the call from another server: the call continues without dialling.</summary>
    /// <param name="snapshot">The last snapshot of that server.</param>
    /// <param name="age">The age of the snapshot.</param>
    /// <param name="reconnectAfter">How long to wait for a media stream before the carrier is asked to connect one.</param>
    public void Adopt(CallSnapshot snapshot, TimeSpan age, TimeSpan reconnectAfter)
    {
        _timeAllowed = TimeSpan.FromTicks(Math.Max(0, (snapshot.TimeLeft - age).Ticks));
        _timeLimit.Change(_timeAllowed, Timeout.InfiniteTimeSpan);
        _streams.Resume(snapshot.Resumptions, awaitsNext: Call.Status == CallStatus.InProgress);
        _line.OnDialRequested();
        Records.RecordAdoption(Call);
        _context.Logger.LogAdopted(Call.Id, Call.Generation);
        Call.RecordWarning(FailoverErrors.CallAdopted);

        // A message to an answering machine cannot be continued, and must not be left twice.
        if (Call.AnsweredBy is "machine" or "fax")
        {
            End(CallEndReason.AnsweredByMachine);
            return;
        }

        if (snapshot.Transcript.Count > 0)
        {
            Bridge.Resume();
            _deadAir.OnAgentSpoke();
            _reader.OnCalleeTurn();
        }

        _voice.Open();
        if (Call.Status == CallStatus.InProgress || Call.CarrierStatus == CarrierStatus.InProgress)
        {
            _context.RunInBackground(() => ReconnectAsync(reconnectAfter));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        End(CallEndReason.ServerStopping);
        await _released.Task;
        await _finished.Task;
        _context.End.Dispose();
    }

    // The carrier also stops the stream of a call that another server has adopted.
    private async Task OnCalleeHungUpAsync()
    {
        if (await _context.Services.Ownership.AskAsync(Call, CancellationToken.None))
        {
            End(CallEndReason.CalleeHungUp);
        }
    }

    private async Task ReconnectAsync(TimeSpan delay)
    {
        await Task.Delay(delay, _context.Services.Time, EndedToken);
        if (!_streams.IsOpen && !_context.End.IsDecided)
        {
            await _line.ReconnectAsync();
        }
    }

    private void ApplyCarrierStatus(CarrierStatus status)
    {
        var isDecided = _context.End.Apply(status);
        Records.RecordProgress(Call);
        _context.Logger.LogCarrierStatus(Call.Id, status);
        if (!isDecided && status == CarrierStatus.InProgress)
        {
            _deadAir.Update();
        }
    }

    private void WatchWebhooks(string callSid)
    {
        var watch = new WebhookWatch(
            Call, callSid, _context.Services, _context.Logger, ApplyCarrierStatus, reason => End(CallEndReason.Unreached, reason));
        _watch = watch;

        // Twilio can ask before its answer to the request for the call has arrived.
        if (Call.Status == CallStatus.InProgress)
        {
            watch.OnInstructionsRequested();
        }
    }

    private async Task FinishAsync()
    {
        await _context.End.Decided;
        var ending = Call.Ending;
        _transcription.OnChanged();
        var hangingUp = _finisher.HangUpAsync(ending);
        var telling = TellResultAsync(ending);
        await hangingUp;
        await _finisher.Judged;
        await ReleaseAsync();
        await telling;
        _finished.TrySetResult();
    }

    private async Task TellResultAsync(CallEndReason? ending)
    {
        await _timeLimit.DisposeAsync();
        await _deadAir.DisposeAsync();
        await _finisher.TellResultAsync(ending);
    }

    private async Task ReleaseAsync()
    {
        try
        {
            await _context.End.CloseStreamAsync();
            await _reader.DisposeAsync();
            await _voice.DisposeAsync();
            await Bridge.DisposeAsync();
            await _streams.DisposeAsync();
            await Takeover.DisposeAsync();
            await (_watch?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        finally
        {
            _released.TrySetResult();
        }
    }
}
