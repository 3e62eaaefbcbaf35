using Concierge.Media.Bridge;

namespace Concierge.Bench.Micro;

/// <summary>An observer that ignores every event.</summary>
internal sealed class NullListener : IVoiceBridgeObserver
{
    public void CalleeBegan(string itemId)
    {
    }

    public void TurnAdded(string itemId, string? previousItemId, VoiceRole role)
    {
    }

    public void TurnSpoken(string itemId, VoiceRole role, string text)
    {
    }

    public void TurnDropped(string itemId)
    {
    }

    public void TurnInterrupted(string itemId, double share)
    {
    }

    public Task<VoiceToolResult> InvokeToolAsync(string name, string arguments, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void GaveUp(GiveUpReason reason)
    {
    }

    public void ToneHeard()
    {
    }

    public void FarewellHeard()
    {
    }

    public void FirstAudioSent()
    {
    }

    public void Reacted(TimeSpan delay)
    {
    }

    public void VoiceModelComplained(VoiceModelError error, string? cause)
    {
    }

    public void VoiceModelLost(VoiceModelError reason)
    {
    }
}
