using Concierge.Calls.Evidence;
using Concierge.Calls.Judging;
using Concierge.Calls.Results;
using Concierge.Calls.VoiceAgent;
using Concierge.Contracts;
using Concierge.Media.Bridge;
using Concierge.Options;
using Concierge.Telemetry;
using Concierge.Twilio;
using Microsoft.Extensions.Logging;

namespace Concierge.Calls.Lifecycle;

/// <summary>One attempt of a call: connects its state, the carrier, the voice bridge and the time limit, and ends the call exactly once.</summary>
/// <remarks>This file holds the lifecycle. The other files hold the events of the bridge, and the handling of streams, keys and answering machines.</remarks>
internal sealed partial class CallSession : IVoiceBridgeObserver, IAsyncDisposable
{
    // The transcription of the callee's last words runs asynchronously and may arrive after the hang-up.
    private static readonly TimeSpan TranscriptionTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TranscriptionPollInterval = TimeSpan.FromMilliseconds(50);

    // Together with HangUpDeadline less than five seconds: no resource of a call may outlive it by more.
    private static readonly TimeSpan GoodbyeTimeout = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan RingTimeout = TimeSpan.FromSeconds(40);

    // This server ends the call first. Twilio's own limit applies when this server cannot.
    private static readonly TimeSpan TimeLimitMargin = TimeSpan.FromSeconds(10);

    private readonly TwilioService _twilio;
    private readonly CallOptions _options;
    private readonly ConciergeMetrics _metrics;
    private readonly ICallRecorder _records;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly VoiceBridge _bridge;
    private readonly CallVoiceSession _voice;
    private readonly CallStreamTracker _streams;
    private readonly DeadAirGuard _deadAir;
    private readonly CallToolHandler _tools;
    private readonly LiveTranscriptReader _reader;
    private readonly CallTwiml _twiml;
    private readonly CallSessionServices _services;
    private readonly Func<Call, VoiceCallResult, bool> _tryScheduleRetry;
    private readonly ITimer _timeLimit;
    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource _dialRequested = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _judged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ConciergeError? _error;
    private long _streamStarted;
    private TimeSpan _timeAllowed;
    private long _startedAt;
    private WebhookWatch? _watch;

    /// <param name="call">The call.</param>
    /// <param name="services">The services that every call session uses.</param>
    /// <param name="tryScheduleRetry">Schedules another attempt if the retry policy allows one, and returns whether it did.</param>
    /// <param name="logger">The log.</param>
    public CallSession(Call call, CallSessionServices services, Func<Call, VoiceCallResult, bool> tryScheduleRetry, ILogger<CallSession> logger)
    {
        Call = call;
        _services = services;
        _twilio = services.Twilio;
        _options = services.Options;
        _metrics = services.Metrics;
        _records = services.Records;
        _timeProvider = services.Time;
        _logger = logger;
        _tryScheduleRetry = tryScheduleRetry;
        _twiml = services.Twiml;
        _bridge = new VoiceBridge(
            this,
            new VoiceBridgeOptions
            {
                AudioChunk = services.Realtime.AudioChunk,
                SilenceTimeout = _options.Silence,
                HoldTimeout = _options.HoldLimit,
            },
            _timeProvider,
            logger);
        _voice = new CallVoiceSession(call, services.VoiceModel, _bridge, _options, _timeProvider, logger, WatchForDeadAir, OnVoiceFailed);
        _streams = new CallStreamTracker(_timeProvider, () => End(CallEndReason.StreamLost, _streamFault ?? CallErrors.StreamLost));
        _deadAir = new DeadAirGuard(_timeProvider, OnDeadAir, OnDeadAirTimeout);
        _tools = new CallToolHandler(this, _options, _timeProvider);
        _reader = new LiveTranscriptReader(call, services.Reader, _timeProvider, logger, () => RunInBackground(_tools.AskIfUnsettledAsync));
        _timeAllowed = _options.Timeout;
        _startedAt = _timeProvider.GetTimestamp();
        _timeLimit = _timeProvider.CreateTimer(_ => End(CallEndReason.TimedOut), null, _timeAllowed, Timeout.InfiniteTimeSpan);
        _metrics.RecordCallStarted();
    }

    /// <summary>The timeout of the hang-up request to Twilio. If it fails, the closed stream or Twilio's own time limit ends the call.</summary>
    internal static TimeSpan HangUpTimeout { get; } = TimeSpan.FromSeconds(3.2);

    /// <summary>The call.</summary>
    public Call Call { get; }

    /// <summary>Cancelled when the call ends. The media stream must then be closed.</summary>
    public CancellationToken EndedToken => _ended.Token;

    /// <summary>Completes when the call is hung up and all its resources are released.</summary>
    public Task Released => _released.Task;

    /// <summary>Completes when all resources are released and the result is told.</summary>
    public Task Finished => _finished.Task;

    /// <summary>The audio bridge.</summary>
    public VoiceBridge Bridge => _bridge;

    /// <summary>Asks the carrier to dial and opens the voice session while it rings, so that the agent can speak without set-up delay.</summary>
    /// <exception cref="ConciergeException">The carrier rejected the call, and the call has ended.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _ = JudgeWarmUp.StartAsync();
        _voice.Open();
        await using var cancellation = cancellationToken.Register(() => End(CallEndReason.UserHungUp));
        try
        {
            await _records.RecordDiallingAsync(Call, cancellationToken);
            var created = await _twilio.InitiateCallAsync(CreateOutgoingCall(), cancellationToken);
            Call.CallSid = created.Sid;
            OnCarrierStatus(StatusCallback.ParseStatus(created.Status) ?? CarrierStatus.Queued);
            WatchWebhooks(created.Sid);
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (ConciergeException exception)
        {
            End(CallEndReason.CarrierRefused, exception.Error);
            throw;
        }
        catch (OperationCanceledException)
        {
            End(CallEndReason.UserHungUp);
            throw;
        }
        finally
        {
            _dialRequested.TrySetResult();
        }
    }

    /// <summary>Handles a status report of the carrier.</summary>
    public void OnCarrierStatus(CarrierStatus status)
    {
        _watch?.OnReported(status);
        ApplyCarrierStatus(status);
    }

    private void ApplyCarrierStatus(CarrierStatus status)
    {
        var decided = Call.OnCarrierStatus(status);
        _records.RecordProgress(Call);
        LogCarrierStatus(Call.Id, status);
        if (decided)
        {
            Finish();
        }
        else if (status == CarrierStatus.InProgress)
        {
            WatchForDeadAir();
        }
    }

    /// <summary>Ends the call, unless it is ending already.</summary>
    public void End(CallEndReason ending, ConciergeError? error = null)
    {
        if (Call.TryEnd(ending))
        {
            _error = error;
            Finish();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        End(CallEndReason.ServerStopping);
        await _released.Task;
        await _finished.Task;
        _ended.Dispose();
    }

    /// <summary>Waits until all turns of the callee are transcribed, at most two seconds, and read, until one second after the last word.</summary>
    internal async Task WaitForReadingAsync(CancellationToken cancellationToken)
    {
        await WaitForTranscriptionAsync(includesBegunTurn: false, cancellationToken);
        await _reader.WaitAsync(cancellationToken);
    }

    private async Task WaitForTranscriptionAsync(bool includesBegunTurn, CancellationToken cancellationToken)
    {
        var started = _timeProvider.GetTimestamp();
        while ((Call.HasPendingTranscription || (includesBegunTurn && Call.HasBegunTurn)) && _timeProvider.GetElapsedTime(started) < TranscriptionTimeout)
        {
            await Task.Delay(TranscriptionPollInterval, _timeProvider, cancellationToken);
        }
    }

    /// <summary>Takes the voice agent's report, which the transcript proves.</summary>
    internal void OnReportAccepted(ReportedOutcome report)
    {
        Call.Report = report;
        _records.RecordProgress(Call);
    }

    private void OnVoiceFailed(ConciergeError reason) => End(CallEndReason.VoiceModelLost, reason);

    // Runs in the background: the caller may be a socket's receive loop, which must continue to receive the last words.
    private void Finish() => _ = Task.Run(FinishAsync);

    private async Task FinishAsync()
    {
        var ending = Call.Ending;

        // Neither the last words nor the database may keep the callee on the line.
        var hangingUp = HangUpAsync(ending);
        var telling = TellResultAsync(ending);
        await hangingUp;
        await _judged.Task;
        await ReleaseAsync();
        await telling;
        _finished.TrySetResult();
    }

    private async Task TellResultAsync(CallEndReason? ending)
    {
        try
        {
            await _timeLimit.DisposeAsync();
            await _deadAir.DisposeAsync();
            if (ending is CallEndReason.CalleeHungUp or CallEndReason.StreamLost or CallEndReason.AgentHungUp or CallEndReason.AnsweredByMachine
                or CallEndReason.TimedOut or CallEndReason.UserHungUp)
            {
                // "Yes, it's booked, bye", cut off by the end of the call, still counts.
                await WaitForTranscriptionAsync(_bridge.TryEndCalleeTurn(), CancellationToken.None);
                await _reader.WaitAsync(CancellationToken.None);
            }

            // The result is told before the hang-up completes: a client must not wait for Twilio or the voice model.
            var result = ExplainEnd(OutcomeJudge.Judge(Call, _error));
            _judged.TrySetResult();
            if (!_tryScheduleRetry(Call, result))
            {
                Call.Complete(ending == CallEndReason.Relinquished ? result : await RecordAsync(result));
            }

            _metrics.RecordCallEnded(result.Duration, result.Outcome.ToString());
            LogEnded(Call.Id, ending, result.Outcome, result.Duration.TotalSeconds);
        }
        catch (Exception exception)
        {
            LogUnexpectedError(exception, Call.Id);
        }
        finally
        {
            _judged.TrySetResult();
        }
    }

    // Stored before it is told, unless the database does not answer soon: the result then tells that it is not stored yet.
    private async Task<VoiceCallResult> RecordAsync(VoiceCallResult result)
    {
        var recording = await _records.RecordFinishedAsync(Call, result);
        if (recording.Failure is { } failure)
        {
            Call.RecordWarning(CallErrors.OutcomeNotStored(failure));
        }

        return result with { BookingId = recording.BookingId };
    }

    private async Task HangUpAsync(CallEndReason? ending)
    {
        try
        {
            // Without a voice model, and without this server, Twilio says goodbye and hangs up.
            if (GetFarewell(ending) is { } farewell && await TrySayGoodbyeAsync(farewell))
            {
                return;
            }

            // Closing the stream's socket ends <Connect> and therefore the call. The request to Twilio covers a call
            // without a stream, and a socket that is already closed.
            await _ended.CancelAsync();
            if (ending == CallEndReason.CalleeHungUp)
            {
                // Nobody is on the line. The carrier's final status usually arrives during this time and makes the request needless.
                await _judged.Task;
            }

            if (ending != CallEndReason.Relinquished)
            {
                await HangUpCarrierAsync();
            }
        }
        catch (Exception exception)
        {
            LogUnexpectedError(exception, Call.Id);
        }
    }

    private async Task ReleaseAsync()
    {
        try
        {
            await _ended.CancelAsync();
            await _reader.DisposeAsync();
            await _voice.DisposeAsync();
            await _bridge.DisposeAsync();
            await _streams.DisposeAsync();
            await (_watch?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        finally
        {
            _released.TrySetResult();
        }
    }

    private async Task HangUpCarrierAsync()
    {
        // The call may end while the request to place it is still running.
        await _dialRequested.Task;
        if (Call.CallSid is not { } callSid || Call.IsCarrierDone)
        {
            return;
        }

        await TryRequestTwilioAsync(token => _twilio.EndAsync(callSid, token), HangUpTimeout);
    }

    // If Twilio fails, no resource of the call outlives it by more than a few seconds: the closed stream ends the call too,
    // and Twilio's own time limit is the last resort.
    private async Task<bool> TryRequestTwilioAsync(Func<CancellationToken, Task> request, TimeSpan timeout)
    {
        using var deadline = new CancellationTokenSource(timeout, _timeProvider);
        try
        {
            await request(deadline.Token);
            return true;
        }
        catch (ConciergeException exception)
        {
            LogHangUpFailed(Call.Id, exception.Error.Code);
        }
        catch (OperationCanceledException)
        {
            LogHangUpFailed(Call.Id, "twilio.timeout");
        }

        return false;
    }

    private OutgoingCall CreateOutgoingCall() => new(
        Call.Details.PhoneNumber,
        _twiml.GetWebhookUrl(Call, "/twiml"),
        _twiml.GetWebhookUrl(Call, "/twilio-status"),
        _twiml.GetWebhookUrl(Call, "/twilio-status"),
        RingTimeout,
        _options.Timeout + TimeLimitMargin,
        WaitForMessageEnd: VoicemailMessage.Write(Call.Details, _options) is not null);
}
