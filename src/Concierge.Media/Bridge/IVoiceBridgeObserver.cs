namespace Concierge.Media.Bridge;

/// <summary>
/// Receives the events of one conversation from the bridge. The bridge makes one call at a time. An implementation must not block,
/// except in <see cref="InvokeToolAsync"/>, which runs concurrently with the conversation.
/// </summary>
internal interface IVoiceBridgeObserver
{
    /// <summary>The callee began to speak. The turn is added to the conversation when it ends.</summary>
    void OnCalleeSpeechStarted(string itemId);

    /// <summary>A turn was added to the conversation. Transcripts arrive later, in any order.</summary>
    void OnTurnAdded(string itemId, string? previousItemId, VoiceRole role);

    /// <summary>The transcript of a turn arrived; empty if the speech could not be recognized.</summary>
    void OnTurnTranscribed(string itemId, VoiceRole role, string text);

    /// <summary>A turn was dropped: it was noise or the agent's echo.</summary>
    void OnTurnDropped(string itemId);

    /// <summary>The callee interrupted the agent.</summary>
    /// <param name="itemId">The agent's turn.</param>
    /// <param name="share">The share of the turn that the callee can have heard, 0 to 1.</param>
    void OnTurnInterrupted(string itemId, double share);

    /// <summary>The model calls a tool.</summary>
    /// <param name="name">The tool.</param>
    /// <param name="arguments">Its arguments as JSON.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="cancellationToken">Cancelled when the call ends.</param>
    Task<VoiceToolResult> InvokeToolAsync(string name, string arguments, IAgentControl agent, CancellationToken cancellationToken);

    /// <summary>The agent ends the conversation on its own. It has not said goodbye yet.</summary>
    void OnGiveUp(GiveUpReason reason);

    /// <summary>A recording tone, or silence after the greeting, was detected: the machine now records.</summary>
    void OnMachineRecording(IAgentControl agent);

    /// <summary>The callee has heard the goodbye: the call may end.</summary>
    void OnFarewellPlayed();

    /// <summary>The first audio of the agent was sent to the callee.</summary>
    void OnFirstAudioSent();

    /// <summary>Reports the reaction time: from the end of the callee's speech to the agent's first audio.</summary>
    void RecordReactionTime(TimeSpan delay);

    /// <summary>The voice model reported an error; the conversation continues.</summary>
    void OnVoiceModelError(VoiceModelError error, string? cause);

    /// <summary>The voice session was lost or no longer responds.</summary>
    void OnVoiceModelLost(VoiceModelError reason);
}
