using Concierge.Calls.Results;
using Concierge.Calls.VoiceAgent;
using Concierge.Contracts;
using Concierge.Media.MediaStreams;
using Concierge.Twilio;

namespace Concierge.Calls.Lifecycle;

/// <content>What happens on the line: media streams, keys, answering machines.</content>
internal sealed partial class CallSession
{
    // A person who answers has introduced themselves within this time.
    private static readonly TimeSpan MaxAnnouncement = TimeSpan.FromSeconds(12);

    private const string TechnicalProblemMessage = "I am sorry, we have a technical problem. We will call again. Goodbye.";

    private readonly Lock _machineLock = new();
    private bool _machineKnown;
    private bool _messageSpoken;

    /// <summary>Whether the call may continue with another stream when Twilio requests the next TwiML. Counts the resumption.</summary>
    public bool TryResume() => Call.Ending is null && _streams.TryResume();

    /// <summary>Handles a media stream that has started.</summary>
    public async Task OnStreamStartedAsync(MediaStreamWriter stream)
    {
        _streams.OnStreamStarted(stream);
        if (Call.OnStreamStarted())
        {
            _streamStarted = _timeProvider.GetTimestamp();
            _metrics.RecordStreamConnected(Call.Elapsed);
            _records.RecordProgress(Call);
            LogStatus(Call.Id, CallStatus.InProgress);
        }

        await _bridge.AttachStreamAsync(stream);
    }

    /// <summary>
    /// Handles a media stream that has ended. After a <c>stop</c> message the callee has hung up, unless this side redirected the call. After a
    /// broken connection Twilio opens another stream.
    /// </summary>
    public void OnStreamEnded(MediaStreamWriter stream, bool stopped)
    {
        _bridge.DetachStream(stream);
        if (_streams.OnStreamEnded(stream, stopped))
        {
            End(CallEndReason.CalleeHungUp);
        }
        else if (!stopped && Call.Ending is null)
        {
            LogStreamBroke(Call.Id);
            Call.RecordWarning(CallErrors.StreamBroken);
        }
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

    private async Task<bool> TrySayGoodbyeAsync()
    {
        await _dialRequested.Task;
        if (Call.CallSid is not { } callSid || Call.CarrierStatus != CarrierStatus.InProgress)
        {
            return false;
        }

        return await TryRequestTwilioAsync(token => _twilio.RedirectAsync(callSid, TwimlWriter.SayAndHangUp(TechnicalProblemMessage), token), GoodbyeTimeout);
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
