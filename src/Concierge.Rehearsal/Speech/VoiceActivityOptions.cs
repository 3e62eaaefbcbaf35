namespace Concierge.Rehearsal.Speech;

/// <summary>The options of a <see cref="VoiceActivityDetector"/>, with the names and defaults of OpenAI's <c>server_vad</c>.</summary>
internal sealed record VoiceActivityOptions
{
    /// <summary>How far a voice must exceed the noise, 0 to 1; 0.5 means 12 dB.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>The audio before the voice that counts as part of the speech.</summary>
    public TimeSpan PrefixPadding { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>The silence that ends the speech.</summary>
    public TimeSpan SilenceDuration { get; init; } = TimeSpan.FromMilliseconds(500);
}
