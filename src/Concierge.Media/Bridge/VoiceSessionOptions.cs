namespace Concierge.Media.Bridge;

/// <summary>The configuration of a voice session.</summary>
public sealed record VoiceSessionOptions
{
    /// <summary>The instructions of the model: its role and its task.</summary>
    public required string Instructions { get; init; }

    /// <summary>The functions that the model may call.</summary>
    public IReadOnlyList<VoiceTool> Tools { get; init; } = [];

    /// <summary>Likely names and words, as a hint for the transcription.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>The turns of earlier sessions of the same call, oldest first.</summary>
    public IReadOnlyList<VoiceTurn> History { get; init; } = [];

    /// <summary>The voice activity threshold, 0 to 1.</summary>
    public double VadThreshold { get; init; } = 0.5;

    /// <summary>The audio to keep from before the detected start of speech.</summary>
    public TimeSpan VadPrefixPadding { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>The silence that ends the callee's turn.</summary>
    public TimeSpan VadSilenceDuration { get; init; } = TimeSpan.FromMilliseconds(500);
}
