using Concierge.Calls.Results;
using Concierge.Calls.VoiceAgent;
using Concierge.Contracts;
using Concierge.Media.Bridge;
using Concierge.Twilio;

namespace Concierge.Calls.Lifecycle;

/// <summary>Decides whether a machine has answered, and leaves one message on it after the tone, or ends the call.</summary>
internal sealed class AnsweringMachineHandler(CallContext context, TranscriptionWait transcription)
{
    private readonly Lock _lock = new();
    private bool _isKnown;
    private bool _isMessageSpoken;

    /// <summary>Whether the agent speaks, or has spoken, its message.</summary>
    public bool IsMessageSpoken => Volatile.Read(ref _isMessageSpoken);

    private Call Call => context.Call;

    /// <summary>Handles the carrier's report of who answered.</summary>
    public void OnAnsweredBy(StatusCallback report, IAgentControl agent)
    {
        if (report.IsAnsweredByMachine)
        {
            context.RunInBackground(() => EvaluateDetectionAsync(report, agent));
        }
        else
        {
            Call.SetAnsweredBy(report.AnsweredBy == "human" ? "human" : "unknown");
        }
    }

    /// <summary>Handles a voice agent that takes the callee for a machine. The announcement may not be over.</summary>
    public void OnReported(IAgentControl agent) => context.RunInBackground(() => HandleAsync("machine", records: false, agent));

    /// <summary>Handles the tone or the silence after which a machine records. Without a machine it means nothing.</summary>
    public void OnRecording(IAgentControl agent)
    {
        if (Volatile.Read(ref _isKnown))
        {
            context.RunInBackground(() => HandleAsync("machine", records: true, agent));
        }
    }

    // Twilio detects machines by sound alone. During a conversation its report is wrong, and call screening sounds like an
    // answering machine. The transcript decides.
    private async Task EvaluateDetectionAsync(StatusCallback report, IAgentControl agent)
    {
        if (!report.IsMachineRecording)
        {
            await transcription.WaitForAnnouncementAsync(context.End.StreamToken);
        }

        var heard = Call.Transcript.Where(turn => turn.Speaker == Speaker.Restaurant).ToList();
        if (heard.Exists(turn => CallScreeningDetector.IsCallScreening(turn.Text)))
        {
            Call.SetAnsweredBy("call_screening");
        }
        else if (heard.Count < 2 || !Call.Transcript.Any(turn => turn.Speaker == Speaker.Agent))
        {
            await HandleAsync(report.AnsweredBy == "fax" ? "fax" : "machine", report.IsMachineRecording, agent);
        }
    }

    private async Task HandleAsync(string kind, bool records, IAgentControl agent)
    {
        if (context.End.IsDecided)
        {
            return;
        }

        Call.SetAnsweredBy(kind);
        if (kind == "fax" || VoicemailMessage.Write(Call.Details, context.Services.Options) is not { } message)
        {
            context.End.Request(CallEndReason.AnsweredByMachine);
            return;
        }

        bool mutes;
        bool speaks;
        lock (_lock)
        {
            mutes = !_isKnown;
            speaks = records && !_isMessageSpoken;
            _isKnown = true;
            _isMessageSpoken |= speaks;
        }

        if (mutes)
        {
            await agent.MuteAsync();
        }

        if (speaks)
        {
            await agent.SayLastAsync(message);
        }
    }
}
