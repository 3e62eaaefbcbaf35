namespace Concierge.Rehearsal.Speech;

/// <summary>How a <see cref="VoiceActivityDetector"/> decides; the names and defaults are those of OpenAI's <c>server_vad</c>.</summary>
internal sealed record VoiceActivityOptions
{
    /// <summary>0 to 1: how far a voice must stand out of the noise; 0.5 is 12 dB.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>How much sound from before the voice counts as part of the speech.</summary>
    public TimeSpan PrefixPadding { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How long a silence ends the speech.</summary>
    public TimeSpan SilenceDuration { get; init; } = TimeSpan.FromMilliseconds(500);
}
