using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Media.Bridge;

namespace Concierge.Calls.Lifecycle;

/// <content>The events of the voice bridge.</content>
internal sealed partial class CallSession
{
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
    public void TurnDropped(string itemId) => Call.TurnDropped(itemId);

    /// <inheritdoc/>
    public void TurnInterrupted(string itemId, double share)
    {
        Call.TurnInterrupted(itemId, share);
        _metrics.Interrupted();
    }

    /// <inheritdoc/>
    public void FirstAudioSent() => _metrics.FirstAudioSent(_timeProvider.GetElapsedTime(_streamStarted));

    /// <inheritdoc/>
    public void Reacted(TimeSpan delay)
    {
        Call.Reacted(delay);
        _metrics.Reacted(delay);
    }

    /// <inheritdoc/>
    public void GaveUp(GiveUpReason reason) => Call.GaveUp = reason;

    /// <inheritdoc/>
    public void FarewellHeard()
    {
        Call.MessageLeft |= _messageSpoken;
        End(_messageSpoken ? CallEnding.AnsweredByMachine : CallEnding.AgentHungUp);
    }

    /// <inheritdoc/>
    public void ToneHeard()
    {
        if (_machineKnown)
        {
            MachineIsSpeaking(records: true);
        }
    }

    /// <inheritdoc/>
    public void VoiceModelComplained(VoiceModelError error, string? cause)
    {
        LogVoiceModelError(Call.Id, error.Code, cause ?? "unknown");
        Call.Warned(error.ToConciergeError());
    }

    /// <inheritdoc/>
    public void VoiceModelLost(VoiceModelError reason) => _voice.Lost(reason.ToConciergeError());

    /// <inheritdoc/>
    public Task<VoiceToolResult> InvokeToolAsync(string name, string arguments, CancellationToken cancellationToken)
    {
        LogTool(Call.Id, name);
        return _tools.InvokeAsync(name, arguments, cancellationToken);
    }

    private static Speaker SpeakerOf(VoiceRole role) => role == VoiceRole.Agent ? Speaker.Agent : Speaker.Restaurant;
}
