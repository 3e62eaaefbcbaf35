namespace Concierge.Media.Bridge;

/// <summary>What to do after audio of the model was handled.</summary>
internal readonly record struct AgentAudio
{
    /// <summary>The media stream to flush; <see langword="null"/> if none is attached.</summary>
    public IAudioSink? Sink { get; init; }

    /// <summary>The session at which to cancel the response, because it was abandoned before it began.</summary>
    public IVoiceSession? CancelAt { get; init; }

    /// <summary>The truncation of an item of which the callee hears nothing.</summary>
    public Truncation? Unheard { get; init; }

    /// <summary>Whether it is the first audio of the agent in this call.</summary>
    public bool IsFirst { get; init; }

    /// <summary>The time since the end of the callee's turn, if this audio answers it.</summary>
    public TimeSpan? ReactionTime { get; init; }
}
