namespace Concierge.Rehearsal.Restaurant;

/// <summary>What the callee says next and does after it.</summary>
/// <param name="Speech">The sentences to speak; empty for none.</param>
/// <param name="HangUpAfter">Whether the callee puts the telephone down once it has been said.</param>
/// <param name="BeepAfter">Whether an answering machine's tone follows.</param>
/// <param name="HangUpMidway">Whether the line goes dead about half-way through <paramref name="Speech"/>.</param>
public sealed record CalleeTurn(string Speech, bool HangUpAfter = false, bool BeepAfter = false, bool HangUpMidway = false);
