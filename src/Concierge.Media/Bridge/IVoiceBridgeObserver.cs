namespace Concierge.Media.Bridge;

/// <summary>What the bridge tells whoever the conversation is held for. Called one at a time; must not block, except <see cref="InvokeToolAsync"/>, which runs beside the conversation.</summary>
internal interface IVoiceBridgeObserver
{
    /// <summary>The callee began to speak: the turn takes its place in the conversation when it is over.</summary>
    void CalleeBegan(string itemId);

    /// <summary>A turn took its place in the conversation; its words come later, in any order.</summary>
    void TurnAdded(string itemId, string? previousItemId, VoiceRole role);

    /// <summary>The words of a turn are known; empty when they could not be understood.</summary>
    void TurnSpoken(string itemId, VoiceRole role, string text);

    /// <summary>A turn was none: noise, or the agent's echo.</summary>
    void TurnDropped(string itemId);

    /// <summary>The callee cut the agent short.</summary>
    /// <param name="itemId">The agent's turn.</param>
    /// <param name="share">How much of it can have been heard, 0 to 1.</param>
    void TurnInterrupted(string itemId, double share);

    /// <summary>The model calls a tool.</summary>
    Task<VoiceToolResult> InvokeToolAsync(string name, string arguments, CancellationToken cancellationToken);

    /// <summary>The agent takes its leave of its own accord; the farewell is still to be heard.</summary>
    void GaveUp(GiveUpReason reason);

    /// <summary>A tone was heard, or silence, after which a machine records.</summary>
    void ToneHeard();

    /// <summary>The agent has said goodbye and was heard: the line may be put down.</summary>
    void FarewellHeard();

    /// <summary>The first audio of the agent went to the telephone.</summary>
    void FirstAudioSent();

    /// <summary>The time from the end of the callee's words to the agent's first audio.</summary>
    void Reacted(TimeSpan delay);

    /// <summary>The voice model complained of something; the conversation goes on.</summary>
    void VoiceModelComplained(VoiceModelError error, string? cause);

    /// <summary>The voice model is gone, or as good as gone.</summary>
    void VoiceModelLost(VoiceModelError reason);
}
