using Concierge.Calls.Evidence;
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
    private readonly ConciergeSettings _settings;
    private readonly ConciergeMetrics _metrics;
    private readonly ICallRecords _records;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly VoiceBridge _bridge;
    private readonly CallVoice _voice;
    private readonly CallStreams _streams;
    private readonly CallTools _tools;
    private readonly CallDirections _directions;
    private readonly Func<Call, VoiceCallResult, bool> _tryScheduleRetry;
    private readonly ITimer _timeLimit;
    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource _dialRequested = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ConciergeError? _error;
    private long _streamStarted;
    private TimeSpan _timeAllowed;
    private long _startedAt;

    /// <param name="call">The call.</param>
    /// <param name="services">The services that every call session uses.</param>
    /// <param name="tryScheduleRetry">Schedules another attempt if the retry policy allows one, and returns whether it did.</param>
    /// <param name="logger">The log.</param>
    public CallSession(Call call, CallServices services, Func<Call, VoiceCallResult, bool> tryScheduleRetry, ILogger<CallSession> logger)
    {
        Call = call;
        _twilio = services.Twilio;
        _settings = services.Settings;
        _metrics = services.Metrics;
        _records = services.Records;
        _timeProvider = services.Time;
        _logger = logger;
        _tryScheduleRetry = tryScheduleRetry;
        _directions = new CallDirections(_settings);
        _bridge = new VoiceBridge(
            this,
            new VoiceBridgeOptions { Chunk = _settings.AudioChunk, Silence = _settings.Silence, Hold = _settings.HoldLimit },
            _timeProvider,
            logger);
        _voice = new CallVoice(call, services.VoiceModel, _bridge, _settings, _timeProvider, logger, OnVoiceFailed);
        _streams = new CallStreams(_timeProvider, () => End(CallEnding.StreamLost));
        _tools = new CallTools(this, _settings, _timeProvider);
        _timeAllowed = _settings.CallTimeout;
        _startedAt = _timeProvider.GetTimestamp();
        _timeLimit = _timeProvider.CreateTimer(_ => End(CallEnding.TimedOut), null, _timeAllowed, Timeout.InfiniteTimeSpan);
        _metrics.CallStarted();
    }

    /// <summary>The timeout of the hang-up request to Twilio. If it fails, the closed stream or Twilio's own time limit ends the call.</summary>
    internal static TimeSpan HangUpDeadline { get; } = TimeSpan.FromSeconds(3.2);

    /// <summary>The call.</summary>
    public Call Call { get; }

    /// <summary>Cancelled when the call ends. The media stream must then be closed.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Completes when the call is hung up and all its resources are released.</summary>
    public Task Released => _released.Task;

    /// <summary>The audio bridge.</summary>
    public VoiceBridge Bridge => _bridge;

    /// <summary>Asks the carrier to dial and opens the voice session while it rings, so that the agent can speak without set-up delay.</summary>
    /// <exception cref="ConciergeException">The carrier rejected the call, and the call has ended.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _voice.Open();
        await using var cancellation = cancellationToken.Register(() => End(CallEnding.UserHungUp));
        try
        {
            await _records.DiallingAsync(Call, cancellationToken);
            var created = await _twilio.InitiateCallAsync(CreateOutgoingCall(), cancellationToken);
            Call.CallSid = created.Sid;
            CarrierReported(StatusCallback.ParseStatus(created.Status) ?? CarrierStatus.Queued);
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (ConciergeException exception)
        {
            End(CallEnding.CarrierRefused, exception.Error);
            throw;
        }
        catch (OperationCanceledException)
        {
            End(CallEnding.UserHungUp);
            throw;
        }
        finally
        {
            _dialRequested.TrySetResult();
        }
    }

    /// <summary>Handles a status report of the carrier.</summary>
    public void CarrierReported(CarrierStatus status)
    {
        var decided = Call.CarrierReported(status);
        _records.Progressed(Call);
        LogCarrierStatus(Call.Id, status);
        if (decided)
        {
            Finish();
        }
    }

    /// <summary>Ends the call, unless it is ending already.</summary>
    public void End(CallEnding ending, ConciergeError? error = null)
    {
        if (Call.End(ending))
        {
            _error = error;
            Finish();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        End(CallEnding.ServerStopping);
        await _released.Task;
        _ended.Dispose();
    }

    /// <summary>Waits until all turns of the callee are transcribed, at most two seconds.</summary>
    internal async Task WaitForWordsAsync(CancellationToken cancellationToken)
    {
        var started = _timeProvider.GetTimestamp();
        while (Call.HasUnknownWords && _timeProvider.GetElapsedTime(started) < TranscriptionTimeout)
        {
            await Task.Delay(TranscriptionPollInterval, _timeProvider, cancellationToken);
        }
    }

    private void OnVoiceFailed(ConciergeError reason) => End(CallEnding.VoiceModelLost, reason);

    // Runs in the background: the caller may be a socket's receive loop, which must continue to receive the last words.
    private void Finish() => _ = Task.Run(FinishAsync);

    private async Task FinishAsync()
    {
        var ending = Call.Ending;
        try
        {
            await _timeLimit.DisposeAsync();
            if (ending is CallEnding.CalleeHungUp or CallEnding.StreamLost or CallEnding.AgentHungUp or CallEnding.AnsweredByMachine)
            {
                await WaitForWordsAsync(CancellationToken.None);
            }

            // The result is reported before the hang-up completes: a client must not wait for Twilio or the voice model.
            var result = OutcomeJudge.Judge(Call, _error);
            if (!_tryScheduleRetry(Call, result))
            {
                Call.Complete(ending == CallEnding.TakenOver ? result : await RecordAsync(result));
            }

            _metrics.CallEnded(result.Duration, result.Outcome.ToString());
            LogEnded(Call.Id, ending, result.Outcome, result.Duration.TotalSeconds);
        }
        catch (Exception exception)
        {
            LogUnexpectedError(exception, Call.Id);
        }

        await ReleaseAsync(ending);
    }

    // Stored before it is reported, so that what the guest was told is still true after a crash.
    private async Task<VoiceCallResult> RecordAsync(VoiceCallResult result)
    {
        var recording = await _records.FinishedAsync(Call, result);
        if (recording.Failure is { } failure)
        {
            Call.Warned(CallErrors.NotRecorded(failure));
        }

        return result with { BookingId = recording.BookingId };
    }

    private async Task ReleaseAsync(CallEnding? ending)
    {
        try
        {
            // Without a voice model, Twilio says goodbye and hangs up.
            if (ending != CallEnding.VoiceModelLost || !await TrySayGoodbyeAsync())
            {
                // Closing the stream's socket ends <Connect> and therefore the call. The request to Twilio covers a call
                // without a stream, and a socket that is already closed.
                await _ended.CancelAsync();
                if (ending != CallEnding.TakenOver)
                {
                    await HangUpCarrierAsync();
                }
            }
        }
        catch (Exception exception)
        {
            LogUnexpectedError(exception, Call.Id);
        }
        finally
        {
            await _ended.CancelAsync();
            await _voice.DisposeAsync();
            await _bridge.DisposeAsync();
            await _streams.DisposeAsync();
            _released.TrySetResult();
        }
    }

    private async Task HangUpCarrierAsync()
    {
        // The call may end while the request to place it is still running.
        await _dialRequested.Task;
        if (Call.CallSid is not { } callSid || Call.CarrierIsDone)
        {
            return;
        }

        await TryRequestTwilioAsync(token => _twilio.EndAsync(callSid, token), HangUpDeadline);
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
        _directions.Address(Call, "/twiml"),
        _directions.Address(Call, "/twilio-status"),
        _directions.Address(Call, "/twilio-status"),
        RingTimeout,
        _settings.CallTimeout + TimeLimitMargin,
        WaitForMessageEnd: MachineAnswer.Message(Call.Details, _settings) is not null);
}
