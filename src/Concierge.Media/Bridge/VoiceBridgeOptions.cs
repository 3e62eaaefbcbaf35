namespace Concierge.Media.Bridge;

/// <summary>How the bridge behaves.</summary>
internal sealed record VoiceBridgeOptions
{
    /// <summary>What may have been heard beyond the last acknowledged mark.</summary>
    public TimeSpan Chunk { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long the callee is given to greet before the agent speaks first.</summary>
    public TimeSpan OpeningSilence { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How much of the agent must have been heard before a short noise can interrupt it.</summary>
    public TimeSpan ProtectedOpening { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long beyond the farewell's own length its last mark is waited for.</summary>
    public TimeSpan FarewellGrace { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long both sides may be silent before the callee is asked, and again before the agent takes its leave.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How long the agent lets itself be kept on hold.</summary>
    public TimeSpan Hold { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How long a machine is silent after its announcement before it is taken to record.</summary>
    public TimeSpan MachineSilence { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>How long the words of a doubtful sound are waited for.</summary>
    public TimeSpan WordsGrace { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How long the words of what seems to be the agent's own echo are waited for.</summary>
    public TimeSpan EchoGrace { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Audio of the callee that stops for this long in the middle of speech has been cut off by the network.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>How long the model may take to begin to answer, and how long its answer may take to come whole.</summary>
    public TimeSpan ResponseBegins { get; init; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc cref="ResponseBegins"/>
    public TimeSpan ResponseEnds { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>What the agent is made to say when the conversation leaves its course.</summary>
    public VoiceLines Lines { get; init; } = new();
}
