using Concierge.Media.Bridge;

namespace Concierge.Bench.Micro;

/// <summary>An observer that ignores every event.</summary>
internal sealed class NullBridgeObserver : IVoiceBridgeObserver
{
    public void OnCalleeSpeechStarted(string itemId)
    {
    }

    public void OnTurnAdded(string itemId, string? previousItemId, VoiceRole role)
    {
    }

    public void OnTurnTranscribed(string itemId, VoiceRole role, string text)
    {
    }

    public void OnTurnDropped(string itemId)
    {
    }

    public void OnTurnInterrupted(string itemId, double share)
    {
    }

    public Task<VoiceToolResult> InvokeToolAsync(string name, string arguments, IAgentControl agent, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void OnGiveUp(GiveUpReason reason)
    {
    }

    public void OnMachineRecording(IAgentControl agent)
    {
    }

    public void OnFarewellPlayed()
    {
    }

    public void OnFirstAudioSent()
    {
    }

    public void RecordReactionTime(TimeSpan delay)
    {
    }

    public void OnVoiceModelError(VoiceModelError error, string? cause)
    {
    }

    public void OnVoiceModelLost(VoiceModelError reason)
    {
    }
}
