namespace Concierge.Media.Bridge;

/// <summary>What a voice session is told before it begins.</summary>
public sealed record VoiceSessionOptions
{
    /// <summary>Who the model is and what it is to do.</summary>
    public required string Instructions { get; init; }

    /// <summary>The functions it may call.</summary>
    public IReadOnlyList<VoiceTool> Tools { get; init; } = [];

    /// <summary>Names and words that are likely to be heard, for the transcription.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>What was said in an earlier session of the same call, in its order.</summary>
    public IReadOnlyList<VoiceTurn> History { get; init; } = [];

    /// <summary>Loudness, 0 to 1, above which the callee counts as speaking.</summary>
    public double VadThreshold { get; init; } = 0.5;

    /// <summary>Audio kept from before speech was noticed.</summary>
    public TimeSpan VadPrefixPadding { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Silence after which the callee's turn is over.</summary>
    public TimeSpan VadSilenceDuration { get; init; } = TimeSpan.FromMilliseconds(500);
}
