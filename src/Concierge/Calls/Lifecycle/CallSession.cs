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

/// <summary>One dialling of a call while it is under way: brings together its state, the carrier, the voice bridge and the clock, and sees to it that it ends, once, with nobody left on the line.</summary>
/// <remarks>This file: its life. The others: what the bridge tells, and what is done about streams, machines and keys.</remarks>
internal sealed partial class CallSession : IVoiceBridgeObserver, IAsyncDisposable
{
    // What the callee said last is transcribed beside the conversation and may be a moment late.
    private static readonly TimeSpan TranscriptionGrace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TranscriptionPoll = TimeSpan.FromMilliseconds(50);

    // With HangUpDeadline less than five seconds: nothing of a call outlives it by more.
    private static readonly TimeSpan GoodbyeDeadline = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan RingTimeout = TimeSpan.FromSeconds(40);

    // This server ends the call first; Twilio's own limit is for when it cannot.
    private static readonly TimeSpan TimeLimitMargin = TimeSpan.FromSeconds(10);

    private readonly TwilioService _twilio;
    private readonly ConciergeSettings _settings;
    private readonly ConciergeMetrics _metrics;
    private readonly ICallRecords _records;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly VoiceBridge _bridge;
    private readonly CallVoice _voice;
    private readonly CallStreams _streams;
    private readonly CallTools _tools;
    private readonly CallDirections _directions;
    private readonly Func<Call, VoiceCallResult, bool> _redials;
    private readonly ITimer _timeLimit;
    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource _dialled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ConciergeError? _error;
    private long _streamStarted;
    private TimeSpan _timeAllowed;
    private long _began;

    /// <param name="call">The call.</param>
    /// <param name="services">What every call is made with.</param>
    /// <param name="redials">Decides whether the line is dialled again instead of the call being over.</param>
    /// <param name="logger">The log.</param>
    public CallSession(Call call, CallServices services, Func<Call, VoiceCallResult, bool> redials, ILogger<CallSession> logger)
    {
        Call = call;
        _twilio = services.Twilio;
        _settings = services.Settings;
        _metrics = services.Metrics;
        _records = services.Records;
        _time = services.Time;
        _logger = logger;
        _redials = redials;
        _directions = new CallDirections(_settings);
        _bridge = new VoiceBridge(this, new VoiceBridgeOptions { Chunk = _settings.AudioChunk, Silence = _settings.Silence, Hold = _settings.HoldLimit }, _time, logger);
        _voice = new CallVoice(call, services.VoiceModel, _bridge, _settings, _time, logger, VoiceFailed);
        _streams = new CallStreams(_time, () => End(CallEnding.StreamLost));
        _tools = new CallTools(this, _settings, _time);
        _timeAllowed = _settings.CallTimeout;
        _began = _time.GetTimestamp();
        _timeLimit = _time.CreateTimer(_ => End(CallEnding.TimedOut), null, _timeAllowed, Timeout.InfiniteTimeSpan);
        _metrics.CallStarted();
    }

    /// <summary>How long Twilio is given to take a hang-up. The closed stream ends the call too, and Twilio's own time limit.</summary>
    internal static TimeSpan HangUpDeadline { get; } = TimeSpan.FromSeconds(3.2);

    /// <summary>The call.</summary>
    public Call Call { get; }

    /// <summary>Cancelled as soon as it is decided that the call ends: the audio stream is then to be closed.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Completes when the line is down and everything the call held is given back.</summary>
    public Task Released => _released.Task;

    /// <summary>The audio bridge.</summary>
    public VoiceBridge Bridge => _bridge;

    /// <summary>Asks the carrier to dial and, while it rings, opens the voice session, so that the first word needs no set-up.</summary>
    /// <exception cref="ConciergeException">The carrier did not accept the call, which has then ended.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _voice.Open();
        await using var givenUp = cancellationToken.Register(() => End(CallEnding.UserHungUp));
        try
        {
            await _records.DiallingAsync(Call, cancellationToken);
            var created = await _twilio.InitiateCallAsync(OutgoingCall(), cancellationToken);
            Call.CallSid = created.Sid;
            CarrierReported(StatusCallback.ParseStatus(created.Status) ?? CarrierStatus.Queued);
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (ConciergeException refused)
        {
            End(CallEnding.CarrierRefused, refused.Error);
            throw;
        }
        catch (OperationCanceledException)
        {
            End(CallEnding.UserHungUp);
            throw;
        }
        finally
        {
            _dialled.TrySetResult();
        }
    }

    /// <summary>The carrier reported progress.</summary>
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

    /// <summary>Ends the call for a reason, unless it is ending already.</summary>
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

    /// <summary>Waits, for a moment, until the words of everybody who spoke are known.</summary>
    internal async Task WaitForWordsAsync(CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        while (Call.HasUnknownWords && _time.GetElapsedTime(started) < TranscriptionGrace)
        {
            await Task.Delay(TranscriptionPoll, _time, cancellationToken);
        }
    }

    private void VoiceFailed(ConciergeError reason) => End(CallEnding.VoiceModelLost, reason);

    // Leaves whoever brought the news at once: it may be a socket's receive loop that has to go on for the last words.
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

            // Nobody waits for the far ends once a result is known: the line is put down beside telling it.
            var result = OutcomeJudge.Judge(Call, _error);
            if (!_redials(Call, result))
            {
                Call.Complete(ending == CallEnding.TakenOver ? result : await RecordedAsync(result));
            }

            _metrics.CallEnded(result.Duration, result.Outcome.ToString());
            LogEnded(Call.Id, ending, result.Outcome, result.Duration.TotalSeconds);
        }
        catch (Exception fault)
        {
            LogFault(fault, Call.Id);
        }

        await ReleaseAsync(ending);
    }

    // Written before anybody is told: what a person was told is still true after a crash.
    private async Task<VoiceCallResult> RecordedAsync(VoiceCallResult result)
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
            // With nobody to speak, Twilio itself says goodbye and puts the line down.
            if (ending != CallEnding.VoiceModelLost || !await TrySayGoodbyeAsync())
            {
                // The stream's socket closes, which ends <Connect> and with it the call; asking Twilio as well covers a
                // call that has no stream, and a socket that is gone already.
                await _ended.CancelAsync();
                if (ending != CallEnding.TakenOver)
                {
                    await HangUpCarrierAsync();
                }
            }
        }
        catch (Exception fault)
        {
            LogFault(fault, Call.Id);
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
        // The call may have been ended while Twilio was still being asked to place it.
        await _dialled.Task;
        if (Call.CallSid is not { } callSid || Call.CarrierIsDone)
        {
            return;
        }

        await AskTwilioAsync(token => _twilio.EndAsync(callSid, token), HangUpDeadline);
    }

    // However Twilio fails, nothing of the call outlives it by more than a few seconds: the closed stream ends it too, and
    // Twilio's own time limit is the last net.
    private async Task<bool> AskTwilioAsync(Func<CancellationToken, Task> ask, TimeSpan patience)
    {
        using var deadline = new CancellationTokenSource(patience, _time);
        try
        {
            await ask(deadline.Token);
            return true;
        }
        catch (ConciergeException failed)
        {
            LogHangUpFailed(Call.Id, failed.Error.Code);
        }
        catch (OperationCanceledException)
        {
            LogHangUpFailed(Call.Id, "twilio.timeout");
        }

        return false;
    }

    private OutgoingCall OutgoingCall() => new(
        Call.Details.PhoneNumber,
        _directions.Address(Call, "/twiml"),
        _directions.Address(Call, "/twilio-status"),
        _directions.Address(Call, "/twilio-status"),
        RingTimeout,
        _settings.CallTimeout + TimeLimitMargin,
        WaitForMessageEnd: MachineAnswer.Message(Call.Details, _settings) is not null);
}
