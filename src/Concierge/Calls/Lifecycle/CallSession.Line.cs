using Concierge.Calls.Results;
using Concierge.Calls.VoiceAgent;
using Concierge.Contracts;
using Concierge.Media.Bridge;
using Concierge.Twilio;

namespace Concierge.Calls.Lifecycle;

/// <content>What happens on the line: media streams, keys, answering machines.</content>
internal sealed partial class CallSession
{
    // A person who answers has introduced themselves within this time.
    private static readonly TimeSpan MaxAnnouncement = TimeSpan.FromSeconds(12);

    // Says who calls, because nothing else has been said yet.
    private const string OneMomentMessage = "Hello, this is an automated call about a reservation; one moment, please.";

    private const string TechnicalProblemMessage = "I am sorry, we have a technical problem. We will call again. Goodbye.";

    private const string ServerStoppingMessage = "I am sorry, I have to end this call now. Goodbye.";

    private readonly Lock _machineLock = new();
    private bool _machineKnown;
    private bool _messageSpoken;
    private ConciergeError? _streamFault;

    /// <summary>Whether the call may continue with another stream when Twilio requests the next TwiML. Counts the resumption.</summary>
    public bool TryResume()
    {
        if (Call.Ending is not null)
        {
            return false;
        }

        if (!_streams.TryResume())
        {
            End(CallEndReason.StreamLost, _streamFault ?? CallErrors.StreamLost);
            return false;
        }

        _deadAir.Extend();
        return true;
    }

    /// <summary>Handles a media stream that has started. It replaces an open one.</summary>
    /// <returns>Cancelled when another stream replaces this one.</returns>
    public async Task<CancellationToken> OnStreamStartedAsync(IAudioSink stream)
    {
        OnInstructionsRequested();
        var replaced = _streams.OnStreamStarted(stream);
        _streamFault = null;
        if (Call.OnStreamStarted())
        {
            _streamStarted = _timeProvider.GetTimestamp();
            _metrics.RecordStreamConnected(Call.Elapsed);
            _records.RecordProgress(Call);
            LogStatus(Call.Id, CallStatus.InProgress);
        }

        WatchForDeadAir();
        await _bridge.AttachStreamAsync(stream);
        return replaced;
    }

    /// <summary>Handles a media stream that was opened for the call and cannot be used. Told as what it was if it ends the call.</summary>
    public void OnStreamRefused(ConciergeError reason)
    {
        if (Call.Ending is null && !_streams.HasStarted && Interlocked.CompareExchange(ref _streamFault, reason, null) is null)
        {
            LogStreamRefused(Call.Id, reason.Code);
            Call.RecordWarning(reason);
        }
    }

    /// <summary>Handles a media stream on which something else than Twilio's protocol arrives.</summary>
    public void OnStreamUnreadable(IAudioSink stream)
    {
        if (Call.Ending is null && _streams.IsCurrent(stream))
        {
            _streamFault = CallErrors.StreamUnreadable;
            LogStreamRefused(Call.Id, CallErrors.StreamUnreadable.Code);
            Call.RecordWarning(CallErrors.StreamUnreadable);
        }
    }

    /// <summary>
    /// Handles a media stream that has ended. After a <c>stop</c> message the callee has hung up, unless this side redirected the call. After a
    /// broken connection Twilio opens another stream.
    /// </summary>
    public void OnStreamEnded(IAudioSink stream, bool stopped)
    {
        _bridge.DetachStream(stream);
        var end = _streams.OnStreamEnded(stream, stopped);
        if (end == StreamEnd.CalleeHungUp)
        {
            End(CallEndReason.CalleeHungUp);
        }
        else if (end == StreamEnd.AwaitsNext && !stopped && Call.Ending is null)
        {
            LogStreamBroke(Call.Id);
            Call.RecordWarning(CallErrors.StreamBroken);
        }
    }

    private void WatchForDeadAir()
    {
        if (_streams.IsOpen && _voice.IsReady)
        {
            _deadAir.Stop();
        }
        else if (Call.Ending is null && (_streams.HasStarted || Call.CarrierStatus == CarrierStatus.InProgress))
        {
            _deadAir.Start();
        }
    }

    // Without a voice session, only Twilio can speak. The stream ends for that time.
    private void OnDeadAir() => RunInBackground(async () =>
    {
        if (Call.Ending is null && _streams.IsOpen && !_voice.IsReady && Call.CallSid is { } callSid && !_bridge.HasSpoken)
        {
            _streams.SetNextStreamExpected(true);
            if (!await TryRequestTwilioAsync(token => _twilio.RedirectAsync(callSid, _twiml.WriteSay(Call, OneMomentMessage), token), HangUpTimeout))
            {
                _streams.SetNextStreamExpected(false);
            }
        }
    });

    private void OnDeadAirTimeout()
    {
        if (!_streams.HasStarted)
        {
            End(CallEndReason.StreamLost, _streamFault ?? CallErrors.NoStream);
        }
        else if (!_voice.IsReady)
        {
            End(CallEndReason.VoiceModelLost, CallErrors.VoiceNotReady);
        }
    }

    // The carrier's "completed" does not tell who or what ended the call.
    private VoiceCallResult ExplainEnd(VoiceCallResult result)
    {
        var cause = Call.Ending == CallEndReason.StreamLost ? _error ?? CallErrors.StreamLost : _streamFault;
        if (cause is null || result.Error != CallErrors.CalleeHungUp)
        {
            return result;
        }

        var explained = result with { Error = cause };
        return explained with { Message = CallResultFormatter.Describe(Call.Details, explained) };
    }

    /// <summary>Presses keys. Twilio sends the tones while the stream is disconnected.</summary>
    /// <returns>The error; <see langword="null"/> when the keys were sent.</returns>
    internal async Task<ConciergeError?> PressKeysAsync(string digits, CancellationToken cancellationToken)
    {
        if (Call.CallSid is not { } callSid)
        {
            return CallErrors.StreamBroken;
        }

        _streams.SetNextStreamExpected(true);
        try
        {
            await _twilio.RedirectAsync(callSid, _twiml.WritePressKeys(Call, digits), cancellationToken);
            return null;
        }
        catch (ConciergeException exception)
        {
            _streams.SetNextStreamExpected(false);
            return exception.Error;
        }
    }

    /// <summary>Handles the carrier's report of who answered.</summary>
    public void OnAnsweredBy(StatusCallback report)
    {
        if (!report.IsAnsweredByMachine)
        {
            Call.SetAnsweredBy(report.AnsweredBy == "human" ? "human" : "unknown");
            return;
        }

        RunInBackground(() => EvaluateMachineDetectionAsync(report));
    }

    /// <summary>Handles an answering machine: leaves a message after the tone, or ends the call.</summary>
    /// <param name="records">Whether its announcement is over and it records.</param>
    internal void OnMachineSpeaking(bool records) => RunInBackground(() => OnAnsweringMachineAsync(records));

    // Twilio detects machines by sound alone. During a conversation its report is wrong, and call screening sounds like an
    // answering machine. The transcript decides.
    private async Task EvaluateMachineDetectionAsync(StatusCallback report)
    {
        var started = _timeProvider.GetTimestamp();
        while (!report.IsMachineRecording && (_bridge.IsCalleeSpeaking || Call.HasPendingTranscription)
            && _timeProvider.GetElapsedTime(started) < MaxAnnouncement && Call.Ending is null)
        {
            await Task.Delay(TranscriptionPollInterval, _timeProvider, _ended.Token);
        }

        var heard = Call.Transcript.Where(turn => turn.Speaker == Speaker.Restaurant).ToList();
        if (heard.Exists(turn => CallScreeningDetector.IsCallScreening(turn.Text)))
        {
            Call.SetAnsweredBy("call_screening");
        }
        else if (heard.Count < 2 || !Call.Transcript.Any(turn => turn.Speaker == Speaker.Agent))
        {
            await OnAnsweringMachineAsync(report.IsMachineRecording, report.AnsweredBy == "fax" ? "fax" : "machine");
        }
    }

    private async Task OnAnsweringMachineAsync(bool records, string kind = "machine")
    {
        if (Call.Ending is not null)
        {
            return;
        }

        Call.SetAnsweredBy(kind);
        if (kind == "fax" || VoicemailMessage.Write(Call.Details, _options) is not { } message)
        {
            End(CallEndReason.AnsweredByMachine);
            return;
        }

        bool mutes;
        bool speaks;
        lock (_machineLock)
        {
            mutes = !_machineKnown;
            speaks = records && !_messageSpoken;
            _machineKnown = true;
            _messageSpoken |= speaks;
        }

        if (mutes)
        {
            await _bridge.MuteAsync();
        }

        if (speaks)
        {
            await _bridge.SayLastAsync(message);
        }
    }

    /// <summary>Records that Twilio has asked for the call's instructions.</summary>
    public void OnInstructionsRequested() => _watch?.OnInstructionsRequested();

    private void WatchWebhooks(string callSid)
    {
        var watch = new WebhookWatch(Call, callSid, _services, _logger, ApplyCarrierStatus, reason => End(CallEndReason.Unreached, reason));
        _watch = watch;

        // Twilio can ask before its answer to the request for the call has arrived.
        if (Call.Status == CallStatus.InProgress)
        {
            watch.OnInstructionsRequested();
        }
    }

    // A callee who is in a conversation hears why it ends. One who has only answered hears nothing new.
    private string? GetFarewell(CallEndReason? ending) => ending switch
    {
        CallEndReason.VoiceModelLost => TechnicalProblemMessage,
        CallEndReason.ServerStopping when _streamStarted > 0 => ServerStoppingMessage,
        _ => null,
    };

    private async Task<bool> TrySayGoodbyeAsync(string words)
    {
        await _dialRequested.Task;
        if (Call.CallSid is not { } callSid || Call.CarrierStatus != CarrierStatus.InProgress)
        {
            return false;
        }

        return await TryRequestTwilioAsync(token => _twilio.RedirectAsync(callSid, TwimlWriter.SayAndHangUp(words), token), GoodbyeTimeout);
    }

    private void RunInBackground(Func<Task> work) => _ = Task.Run(async () =>
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException)
        {
            LogCallEnded(Call.Id);
        }
        catch (Exception exception)
        {
            LogUnexpectedError(exception, Call.Id);
        }
    });
}
