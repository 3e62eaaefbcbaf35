using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Media.Bridge;

namespace Concierge.Calls.Lifecycle;

/// <summary>What happens in the conversation of one call: keeps its transcript and its figures, runs its tools, and ends it after the goodbye.</summary>
/// <param name="context">The call.</param>
/// <param name="streams">Its media streams.</param>
/// <param name="deadAir">Learns that the callee has heard the agent.</param>
/// <param name="transcription">Learns of the callee's words.</param>
/// <param name="reader">Reads the call while it lasts.</param>
/// <param name="machine">Handles an answering machine.</param>
/// <param name="tools">The tools.</param>
internal sealed class CallConversation(
    CallContext context, CallStreamTracker streams, DeadAirGuard deadAir, TranscriptionWait transcription, LiveTranscriptReader reader,
    AnsweringMachineHandler machine, CallToolHandler tools) : IVoiceBridgeObserver
{
    /// <summary>Raised when the voice session is lost or no longer responds.</summary>
    public event EventHandler<VoiceModelLostEventArgs>? VoiceModelLost;

    private Call Call => context.Call;

    /// <inheritdoc/>
    public void OnCalleeSpeechStarted(string itemId)
    {
        Call.Turns.Begin(itemId);
        transcription.OnChanged();
    }

    /// <inheritdoc/>
    public void OnTurnAdded(string itemId, string? previousItemId, VoiceRole role)
    {
        Call.Turns.Add(itemId, previousItemId, GetSpeaker(role));
        if (role == VoiceRole.Callee)
        {
            reader.OnCalleeStopped();
            transcription.OnChanged();
        }
    }

    /// <inheritdoc/>
    public void OnTurnTranscribed(string itemId, VoiceRole role, string text)
    {
        Call.Turns.SetText(itemId, GetSpeaker(role), text);
        context.Logger.LogTurn(Call.Id, GetSpeaker(role), text.Length);
        if (role == VoiceRole.Callee)
        {
            reader.OnCalleeTurn();
            transcription.OnChanged();
        }
    }

    /// <inheritdoc/>
    public void OnTurnDropped(string itemId)
    {
        Call.Turns.Remove(itemId);
        transcription.OnChanged();
    }

    /// <inheritdoc/>
    public void OnTurnInterrupted(string itemId, double share)
    {
        Call.Turns.Interrupt(itemId, share);
        context.Services.Metrics.RecordInterruption();
    }

    /// <inheritdoc/>
    public void OnFirstAudioSent()
    {
        deadAir.OnAgentSpoke();
        context.Services.Metrics.RecordFirstAudio(streams.SinceStart);
    }

    /// <inheritdoc/>
    public void RecordReactionTime(TimeSpan delay)
    {
        Call.Turns.RecordReactionTime(delay);
        context.Services.Metrics.RecordReactionTime(delay);
    }

    /// <inheritdoc/>
    public void OnGiveUp(GiveUpReason reason) => Call.GiveUpReason = reason;

    /// <inheritdoc/>
    public void OnFarewellPlayed()
    {
        Call.MessageLeft |= machine.IsMessageSpoken;
        context.End.Request(machine.IsMessageSpoken ? CallEndReason.AnsweredByMachine : CallEndReason.AgentHungUp);
    }

    /// <inheritdoc/>
    public void OnMachineRecording(IAgentControl agent) => machine.OnRecording(agent);

    /// <inheritdoc/>
    public void OnVoiceModelError(VoiceModelError error, string? cause)
    {
        context.Logger.LogVoiceModelError(Call.Id, error.Code, cause ?? "unknown");
        Call.RecordWarning(error.ToConciergeError());
    }

    /// <inheritdoc/>
    public void OnVoiceModelLost(VoiceModelError reason)
    {
        VoiceModelLost?.Invoke(this, new VoiceModelLostEventArgs(reason.ToConciergeError()));
        transcription.OnChanged();
    }

    /// <inheritdoc/>
    public Task<VoiceToolResult> InvokeToolAsync(string name, string arguments, IAgentControl agent, CancellationToken cancellationToken)
    {
        context.Logger.LogTool(Call.Id, name);
        return tools.InvokeAsync(name, arguments, agent, cancellationToken);
    }

    private static Speaker GetSpeaker(VoiceRole role) => role == VoiceRole.Agent ? Speaker.Agent : Speaker.Restaurant;
}
