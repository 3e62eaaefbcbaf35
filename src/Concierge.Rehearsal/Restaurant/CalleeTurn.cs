namespace Concierge.Rehearsal.Restaurant;

/// <summary>What the callee says next and does after it.</summary>
/// <param name="Speech">The sentences to speak; empty for none. <c>...</c> between two pieces is a pause of about a second.</param>
/// <param name="HangUpAfter">Whether the callee puts the telephone down once it has been said.</param>
/// <param name="BeepAfter">Whether an answering machine's tone follows.</param>
/// <param name="HangUpMidway">Whether the line goes dead about half-way through <paramref name="Speech"/>.</param>
public sealed record CalleeTurn(string Speech, bool HangUpAfter = false, bool BeepAfter = false, bool HangUpMidway = false)
{
    /// <summary>Whether it is said to its end though the caller speaks meanwhile; what the caller says then is only overheard.</summary>
    public bool KeepsTalking { get; init; }

    /// <summary>Whether it begins at once, though the caller may be speaking; it is then said to its end.</summary>
    public bool CutsIn { get; init; }

    /// <summary>How long music is played after it; nobody listens meanwhile.</summary>
    public TimeSpan MusicAfter { get; init; }

    /// <summary>How long another telephone is heard ringing after it; nobody listens meanwhile.</summary>
    public TimeSpan RingingAfter { get; init; }

    /// <summary>The voice that says it; <see langword="null"/> for the callee's own.</summary>
    public string? Voice { get; init; }
}
