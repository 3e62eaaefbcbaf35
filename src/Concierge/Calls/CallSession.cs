using System.Text.Json;
using Concierge.Settings;
using Concierge.Telephony;
using Concierge.Telephony.MediaStreams;
using Concierge.Voice;
using Microsoft.Extensions.Logging;

namespace Concierge.Calls;

/// <summary>One call while it is under way: brings together its state, the carrier, the voice bridge and the clock, and sees to it that it ends, once, with nobody left on the line.</summary>
internal sealed partial class CallSession : IVoiceBridgeObserver, IAsyncDisposable
{
    // What the callee said last is transcribed beside the conversation and may be a moment late.
    private static readonly TimeSpan TranscriptionGrace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TranscriptionPoll = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan RingTimeout = TimeSpan.FromSeconds(40);

    // This server ends the call first; Twilio's own limit is for when it cannot.
    private static readonly TimeSpan TimeLimitMargin = TimeSpan.FromSeconds(10);

    private const int MostRefusedReports = 2;

    private readonly TwilioService _twilio;
    private readonly IVoiceModel _voiceModel;
    private readonly ConciergeSettings _settings;
    private readonly ConciergeMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly VoiceBridge _bridge;
    private readonly ITimer _timeLimit;
    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource _dialled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _voice = Task.CompletedTask;
    private ConciergeError? _error;
    private long _streamStarted;
    private int _refusedReports;

    public CallSession(
        Call call,
        TwilioService twilio,
        IVoiceModel voiceModel,
        ConciergeSettings settings,
        ConciergeMetrics metrics,
        TimeProvider time,
        ILogger<CallSession> logger)
    {
        Call = call;
        _twilio = twilio;
        _voiceModel = voiceModel;
        _settings = settings;
        _metrics = metrics;
        _time = time;
        _logger = logger;
        _bridge = new VoiceBridge(this, new VoiceBridgeOptions { Chunk = settings.AudioChunk }, time, logger);
        _timeLimit = time.CreateTimer(_ => End(CallEnding.TimedOut), null, settings.CallTimeout, Timeout.InfiniteTimeSpan);
        _metrics.CallStarted();
    }

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
        _voice = OpenVoiceAsync();
        await using var givenUp = cancellationToken.Register(() => End(CallEnding.UserHungUp));
        try
        {
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
        LogCarrierStatus(Call.Id, status);
        if (decided)
        {
            Finish();
        }
    }

    /// <summary>The carrier reported that a machine answered. In the middle of a conversation it is mistaken, and not believed.</summary>
    public void MachineAnswered()
    {
        var conversing = Call.Transcript.Count(turn => turn.Speaker == Speaker.Restaurant) >= 2 && Call.Transcript.Any(turn => turn.Speaker == Speaker.Agent);
        if (!conversing)
        {
            End(CallEnding.AnsweredByMachine);
        }
    }

    /// <summary>The telephone's audio stream is open.</summary>
    public async Task StreamStartedAsync(MediaStreamWriter stream)
    {
        _streamStarted = _time.GetTimestamp();
        if (Call.StreamStarted())
        {
            _metrics.StreamConnected(Call.Elapsed);
            LogStatus(Call.Id, CallStatus.InProgress);
        }

        await _bridge.AttachStreamAsync(stream);
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
    public void CalleeBegan(string itemId) => Call.TurnBegan(itemId);

    /// <inheritdoc/>
    public void TurnAdded(string itemId, string? previousItemId, VoiceRole role) => Call.TurnAdded(itemId, previousItemId, SpeakerOf(role));

    /// <inheritdoc/>
    public void TurnSpoken(string itemId, VoiceRole role, string text)
    {
        Call.TurnSpoken(itemId, SpeakerOf(role), text);
        LogTurn(Call.Id, SpeakerOf(role), text.Length);
    }

    /// <inheritdoc/>
    public void TurnInterrupted(string itemId, double share)
    {
        Call.TurnInterrupted(itemId, share);
        _metrics.Interrupted();
    }

    /// <inheritdoc/>
    public void FirstAudioSent() => _metrics.FirstAudioSent(_time.GetElapsedTime(_streamStarted));

    /// <inheritdoc/>
    public void FarewellHeard() => End(CallEnding.AgentHungUp);

    /// <inheritdoc/>
    public void VoiceModelLost(ConciergeError reason) => End(CallEnding.VoiceModelLost, reason);

    /// <inheritdoc/>
    public async Task<VoiceToolResult> InvokeToolAsync(string name, string arguments, CancellationToken cancellationToken)
    {
        LogTool(Call.Id, name);
        return name switch
        {
            ReservationVoiceAgent.ReportOutcome => await ReportAsync(arguments, cancellationToken),
            ReservationVoiceAgent.EndCall => new VoiceToolResult("""{"ended":true}""", EndsCall: true),
            _ => Refuse("There is no such tool."),
        };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        End(CallEnding.ServerStopping);
        await _released.Task;
        _ended.Dispose();
    }

    private async Task<VoiceToolResult> ReportAsync(string arguments, CancellationToken cancellationToken)
    {
        if (ReportedOutcomeReader.Read(arguments) is not { } report)
        {
            return Refuse("The report could not be read. Report again with an outcome from the list.");
        }

        await WaitForWordsAsync(cancellationToken);
        if (OutcomeJudge.MissingEvidence(report, Call.Transcript) is { } missing && _refusedReports < MostRefusedReports)
        {
            _refusedReports++;
            return Refuse(missing);
        }

        Call.Report = report;
        return new VoiceToolResult("""{"accepted":true,"next":"Thank them, say goodbye, and call end_call in the same response."}""");
    }

    private static VoiceToolResult Refuse(string reason) => new($$"""{"accepted":false,"reason":"{{JsonEncodedText.Encode(reason)}}"}""");

    private async Task OpenVoiceAsync()
    {
        try
        {
            var session = await _voiceModel.OpenAsync(ReservationVoiceAgent.For(Call.Details), _bridge, _ended.Token);
            await _bridge.AttachSessionAsync(session);
        }
        catch (ConciergeException refused)
        {
            LogVoiceRefused(Call.Id, refused.Error.Code);
            End(CallEnding.VoiceModelLost, refused.Error);
        }
        catch (OperationCanceledException)
        {
            LogVoiceAbandoned(Call.Id);
        }
        catch (Exception fault)
        {
            LogFault(fault, Call.Id);
            End(CallEnding.VoiceModelLost);
        }
    }

    private async Task WaitForWordsAsync(CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        while (Call.HasUnknownWords && _time.GetElapsedTime(started) < TranscriptionGrace)
        {
            await Task.Delay(TranscriptionPoll, _time, cancellationToken);
        }
    }

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
            Call.Complete(result);
            _metrics.CallEnded(result.Duration, result.Outcome.ToString());
            LogEnded(Call.Id, ending, result.Outcome, result.Duration.TotalSeconds);
        }
        catch (Exception fault)
        {
            LogFault(fault, Call.Id);
        }

        await ReleaseAsync();
    }

    private async Task ReleaseAsync()
    {
        // The stream's socket closes, which ends <Connect> and with it the call; asking Twilio as well covers a call
        // that has no stream, and a socket that is gone already.
        await _ended.CancelAsync();
        try
        {
            await HangUpCarrierAsync();
        }
        finally
        {
            await _voice;
            await _bridge.DisposeAsync();
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

        try
        {
            await _twilio.EndAsync(callSid, CancellationToken.None);
        }
        catch (ConciergeException failed)
        {
            LogHangUpFailed(Call.Id, failed.Error.Code);
        }
    }

    private OutgoingCall OutgoingCall()
    {
        var origin = $"https://{_settings.PublicDomain}";
        var query = $"call_id={Uri.EscapeDataString(Call.Id)}";
        return new OutgoingCall(
            Call.Details.PhoneNumber,
            new Uri($"{origin}/twiml?{query}"),
            new Uri($"{origin}/twilio-status?{query}"),
            new Uri($"{origin}/twilio-status?{query}"),
            RingTimeout,
            _settings.CallTimeout + TimeLimitMargin);
    }

    private static Speaker SpeakerOf(VoiceRole role) => role == VoiceRole.Agent ? Speaker.Agent : Speaker.Restaurant;
}
