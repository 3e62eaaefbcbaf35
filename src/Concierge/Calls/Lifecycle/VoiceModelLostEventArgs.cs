using Concierge.Contracts;

namespace Concierge.Calls.Lifecycle;

/// <summary>A voice session that was lost or no longer responds.</summary>
internal sealed class VoiceModelLostEventArgs(ConciergeError reason) : EventArgs
{
    /// <summary>Why.</summary>
    public ConciergeError Reason => reason;
}
