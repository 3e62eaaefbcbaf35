namespace Concierge.Rehearsal.Restaurant;

/// <summary>What the callee says next, and does after it.</summary>
/// <param name="Speech">The sentences to speak; empty for none. <c>...</c> between two pieces is a pause of about a second.</param>
/// <param name="HangUpAfter">Whether the callee hangs up afterwards.</param>
/// <param name="BeepAfter">Whether the tone of an answering machine follows.</param>
/// <param name="DropsMidway">Whether the line drops about half-way through <paramref name="Speech"/>.</param>
public sealed record CalleeTurn(string Speech, bool HangUpAfter = false, bool BeepAfter = false, bool DropsMidway = false)
{
    /// <summary>Whether the callee finishes the turn although the caller speaks; the callee then only overhears the caller.</summary>
    public bool IgnoresInterruption { get; init; }

    /// <summary>Whether the turn begins at once, even while the caller speaks, and is then finished.</summary>
    public bool StartsImmediately { get; init; }

    /// <summary>The duration of the hold music that follows; nothing is recognized during it.</summary>
    public TimeSpan MusicAfter { get; init; }

    /// <summary>The duration of the ringing tone that follows; nothing is recognized during it.</summary>
    public TimeSpan RingingAfter { get; init; }

    /// <summary>The voice of the turn; <see langword="null"/> for the callee's own.</summary>
    public string? Voice { get; init; }
}
