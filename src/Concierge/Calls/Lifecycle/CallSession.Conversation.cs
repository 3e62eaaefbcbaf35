using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Media.Bridge;

namespace Concierge.Calls.Lifecycle;

/// <content>The events of the voice bridge.</content>
internal sealed partial class CallSession
{
    /// <inheritdoc/>
    public void OnCalleeSpeechStarted(string itemId) => Call.OnTurnBegan(itemId);

    /// <inheritdoc/>
    public void OnTurnAdded(string itemId, string? previousItemId, VoiceRole role)
    {
        Call.AddTurn(itemId, previousItemId, SpeakerOf(role));
        if (role == VoiceRole.Callee)
        {
            _reader.OnCalleeStopped();
        }
    }

    /// <inheritdoc/>
    public void OnTurnTranscribed(string itemId, VoiceRole role, string text)
    {
        Call.SetTurnText(itemId, SpeakerOf(role), text);
        LogTurn(Call.Id, SpeakerOf(role), text.Length);
        if (role == VoiceRole.Callee)
        {
            _reader.OnCalleeTurn();
        }
    }

    /// <inheritdoc/>
    public void OnTurnDropped(string itemId) => Call.RemoveTurn(itemId);

    /// <inheritdoc/>
    public void OnTurnInterrupted(string itemId, double share)
    {
        Call.InterruptTurn(itemId, share);
        _metrics.RecordInterruption();
    }

    /// <inheritdoc/>
    public void OnFirstAudioSent() => _metrics.RecordFirstAudio(_timeProvider.GetElapsedTime(_streamStarted));

    /// <inheritdoc/>
    public void RecordReactionTime(TimeSpan delay)
    {
        Call.RecordReactionTime(delay);
        _metrics.RecordReactionTime(delay);
    }

    /// <inheritdoc/>
    public void OnGiveUp(GiveUpReason reason) => Call.GiveUpReason = reason;

    /// <inheritdoc/>
    public void OnFarewellPlayed()
    {
        Call.MessageLeft |= _messageSpoken;
        End(_messageSpoken ? CallEndReason.AnsweredByMachine : CallEndReason.AgentHungUp);
    }

    /// <inheritdoc/>
    public void OnMachineRecording()
    {
        if (_machineKnown)
        {
            OnMachineSpeaking(records: true);
        }
    }

    /// <inheritdoc/>
    public void OnVoiceModelError(VoiceModelError error, string? cause)
    {
        LogVoiceModelError(Call.Id, error.Code, cause ?? "unknown");
        Call.RecordWarning(error.ToConciergeError());
    }

    /// <inheritdoc/>
    public void OnVoiceModelLost(VoiceModelError reason) => _voice.OnSessionLost(reason.ToConciergeError());

    /// <inheritdoc/>
    public Task<VoiceToolResult> InvokeToolAsync(string name, string arguments, CancellationToken cancellationToken)
    {
        LogTool(Call.Id, name);
        return _tools.InvokeAsync(name, arguments, cancellationToken);
    }

    private static Speaker SpeakerOf(VoiceRole role) => role == VoiceRole.Agent ? Speaker.Agent : Speaker.Restaurant;
}
