namespace Concierge.Media.Bridge;

/// <summary>The timings and lines of a voice bridge.</summary>
internal sealed record VoiceBridgeOptions
{
    /// <summary>The audio that may have been heard after the last acknowledged mark.</summary>
    public TimeSpan AudioChunk { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The silence at the start of the call after which the agent speaks first.</summary>
    public TimeSpan OpeningSilence { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The agent audio that must have been heard before a short sound can interrupt it.</summary>
    public TimeSpan ProtectedOpening { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The extra time to wait for the last mark of the goodbye, beyond its duration.</summary>
    public TimeSpan FarewellGrace { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The silence after which the agent asks whether the callee is still there, and again after which it says goodbye.</summary>
    public TimeSpan SilenceTimeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>The maximum time on hold.</summary>
    public TimeSpan HoldTimeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>The silence after the greeting of an answering machine that counts as the start of recording.</summary>
    public TimeSpan MachineSilence { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>The time to wait for the transcript of a doubtful turn.</summary>
    public TimeSpan TranscriptTimeout { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>The time to wait for the transcript of a turn that may be the agent's echo.</summary>
    public TimeSpan EchoTranscriptTimeout { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>The gap in the callee's audio, in the middle of speech, that counts as a network stall.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>
    /// The time limit for the model to begin a response (<see cref="ResponseStartTimeout"/>) and to complete it
    /// (<see cref="ResponseTimeout"/>).
    /// </summary>
    public TimeSpan ResponseStartTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc cref="ResponseStartTimeout"/>
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The fixed lines that the agent says in exceptional situations.</summary>
    public VoiceLines Lines { get; init; } = new();
}
