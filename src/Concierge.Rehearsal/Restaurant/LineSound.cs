namespace Concierge.Rehearsal.Restaurant;

/// <summary>What the callee's telephone adds to the voice.</summary>
public sealed record LineSound
{
    /// <summary>A telephone that adds nothing.</summary>
    public static LineSound Clean { get; } = new();

    /// <summary>Whether it clicks and somebody breathes into it when it is picked up.</summary>
    public bool PickUpNoise { get; init; }

    /// <summary>How loud the caller hears their own voice again, in dB (negative); <see langword="null"/> when they do not.</summary>
    public double? Echo { get; init; }

    /// <summary>How much later.</summary>
    public TimeSpan EchoDelay { get; init; } = TimeSpan.FromSeconds(0.12);
}
