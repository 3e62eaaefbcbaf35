namespace Concierge.Rehearsal.Restaurant;

/// <summary>What the callee says next, and does afterwards.</summary>
/// <param name="Speech">The sentences to speak; empty for none. <c>...</c> between two parts is a pause of about a second.</param>
/// <param name="HangUpAfter">Whether the callee hangs up afterwards.</param>
/// <param name="BeepAfter">Whether the tone of an answering machine follows.</param>
/// <param name="DropsMidway">Whether the line drops about half-way through <paramref name="Speech"/>.</param>
public sealed record CalleeTurn(string Speech, bool HangUpAfter = false, bool BeepAfter = false, bool DropsMidway = false)
{
    /// <summary>Whether the callee finishes the turn although the caller speaks. The callee then notes what the caller says but does not answer it.</summary>
    public bool IgnoresInterruption { get; init; }

    /// <summary>Whether the turn begins immediately, even while the caller speaks, and cannot be interrupted.</summary>
    public bool StartsImmediately { get; init; }

    /// <summary>The duration of the hold music that follows; nothing is recognized during it.</summary>
    public TimeSpan MusicAfter { get; init; }

    /// <summary>The duration of the ringing tone that follows; nothing is recognized during it.</summary>
    public TimeSpan RingingAfter { get; init; }

    /// <summary>The voice of the turn; <see langword="null"/> for the callee's own voice.</summary>
    public string? Voice { get; init; }
}
