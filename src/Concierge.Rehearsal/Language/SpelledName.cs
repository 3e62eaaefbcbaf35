namespace Concierge.Rehearsal.Language;

/// <summary>A name that was spelled.</summary>
/// <param name="Letters">Its letters; lower case.</param>
/// <param name="Start">The index of the first word.</param>
/// <param name="Length">The number of words.</param>
public sealed record SpelledName(string Letters, int Start, int Length);
