namespace Concierge.Rehearsal.Restaurant;

/// <summary>The effects of the callee's phone on the audio.</summary>
public sealed record LineEffects
{
    /// <summary>A phone without effects.</summary>
    public static LineEffects Clean { get; } = new();

    /// <summary>Whether a click and breathing are audible when the callee answers.</summary>
    public bool HandsetNoise { get; init; }

    /// <summary>The level of the caller's echo in dB (negative); <see langword="null"/> for no echo.</summary>
    public double? Echo { get; init; }

    /// <summary>The delay of the echo.</summary>
    public TimeSpan EchoDelay { get; init; } = TimeSpan.FromSeconds(0.12);
}
