using Concierge.Calls.Results;
using Concierge.Calls.VoiceAgent;
using Concierge.Contracts;
using Concierge.Media.MediaStreams;
using Concierge.Twilio;

namespace Concierge.Calls.Lifecycle;

/// <content>What happens on the line: streams that come and go, keys, machines.</content>
internal sealed partial class CallSession
{
    // A person who answers has said who they are by then.
    private static readonly TimeSpan LongestAnnouncement = TimeSpan.FromSeconds(12);

    private const string LastWords = "I am sorry, we have a technical problem. We will call again. Goodbye.";

    private readonly Lock _machine = new();
    private bool _machineKnown;
    private bool _messageSpoken;

    /// <summary>Whether the call may go on with another stream, now that Twilio asks what comes next; counts that it does.</summary>
    public bool MayResume() => Call.Ending is null && _streams.TryResume();

    /// <summary>The telephone's audio stream is open.</summary>
    public async Task StreamStartedAsync(MediaStreamWriter stream)
    {
        _streams.Started(stream);
        if (Call.StreamStarted())
        {
            _streamStarted = _time.GetTimestamp();
            _metrics.StreamConnected(Call.Elapsed);
            _records.Progressed(Call);
            LogStatus(Call.Id, CallStatus.InProgress);
        }

        await _bridge.AttachStreamAsync(stream);
    }

    /// <summary>The telephone's audio stream is gone. When Twilio stopped it in order the callee has hung up, unless this side redirected the call; when it broke, Twilio is about to open another.</summary>
    public void StreamEnded(MediaStreamWriter stream, bool stopped)
    {
        _bridge.DetachStream(stream);
        if (_streams.Ended(stream, stopped))
        {
            End(CallEnding.CalleeHungUp);
        }
        else if (!stopped && Call.Ending is null)
        {
            LogStreamBroke(Call.Id);
            Call.Warned(CallErrors.StreamBroke);
        }
    }

    /// <summary>Presses keys, which Twilio plays while the stream is away.</summary>
    /// <returns>Why that was not possible.</returns>
    internal async Task<ConciergeError?> PressKeysAsync(string digits, CancellationToken cancellationToken)
    {
        if (Call.CallSid is not { } callSid)
        {
            return CallErrors.StreamBroke;
        }

        _streams.Expect(true);
        try
        {
            await _twilio.RedirectAsync(callSid, _directions.PressKeys(Call, digits), cancellationToken);
            return null;
        }
        catch (ConciergeException refused)
        {
            _streams.Expect(false);
            return refused.Error;
        }
    }

    /// <summary>The carrier reported who answered.</summary>
    public void Answered(StatusCallback report)
    {
        if (!report.AnsweredByMachine)
        {
            Call.AnsweredAs(report.AnsweredBy == "human" ? "human" : "unknown");
            return;
        }

        Run(() => WeighMachineAsync(report));
    }

    /// <summary>A machine speaks: it is left a message after the tone, or the call is ended.</summary>
    /// <param name="records">Whether its announcement is over.</param>
    internal void MachineIsSpeaking(bool records) => Run(() => MeetMachineAsync(records));

    // The carrier guesses by the sound alone. In the middle of a conversation it is mistaken, and a service that asks who
    // is calling sounds like a machine: what was heard decides.
    private async Task WeighMachineAsync(StatusCallback report)
    {
        var started = _time.GetTimestamp();
        while (!report.MachineRecords && (_bridge.CalleeSpeaks || Call.HasUnknownWords) && _time.GetElapsedTime(started) < LongestAnnouncement && Call.Ending is null)
        {
            await Task.Delay(TranscriptionPoll, _time, _ended.Token);
        }

        var heard = Call.Transcript.Where(turn => turn.Speaker == Speaker.Restaurant).ToList();
        if (heard.Exists(turn => CallScreening.IsOne(turn.Text)))
        {
            Call.AnsweredAs("call_screening");
        }
        else if (heard.Count < 2 || !Call.Transcript.Any(turn => turn.Speaker == Speaker.Agent))
        {
            await MeetMachineAsync(report.MachineRecords, report.AnsweredBy == "fax" ? "fax" : "machine");
        }
    }

    private async Task MeetMachineAsync(bool records, string kind = "machine")
    {
        if (Call.Ending is not null)
        {
            return;
        }

        Call.AnsweredAs(kind);
        if (kind == "fax" || MachineAnswer.Message(Call.Details, _settings) is not { } message)
        {
            End(CallEnding.AnsweredByMachine);
            return;
        }

        bool mutes;
        bool speaks;
        lock (_machine)
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
        await _dialled.Task;
        if (Call.CallSid is not { } callSid || Call.CarrierStatus != CarrierStatus.InProgress)
        {
            return false;
        }

        return await AskTwilioAsync(token => _twilio.RedirectAsync(callSid, Twiml.SayAndHangUp(LastWords), token), GoodbyeDeadline);
    }

    private void Run(Func<Task> work) => _ = Task.Run(async () =>
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException)
        {
            LogVoiceAbandoned(Call.Id);
        }
        catch (Exception fault)
        {
            LogFault(fault, Call.Id);
        }
    });
}
