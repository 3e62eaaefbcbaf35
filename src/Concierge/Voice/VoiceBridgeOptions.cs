namespace Concierge.Voice;

/// <summary>How the bridge behaves.</summary>
internal sealed record VoiceBridgeOptions
{
    /// <summary>What may have been heard beyond the last acknowledged mark.</summary>
    public TimeSpan Chunk { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long the callee is given to greet before the agent speaks first.</summary>
    public TimeSpan OpeningSilence { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long beyond the farewell's own length its last mark is waited for.</summary>
    public TimeSpan FarewellGrace { get; init; } = TimeSpan.FromSeconds(3);
}
