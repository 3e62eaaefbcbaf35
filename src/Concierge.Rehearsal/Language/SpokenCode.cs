namespace Concierge.Rehearsal.Language;

/// <summary>A run of letters and digits that are spoken one by one.</summary>
/// <param name="Symbols">The letters (capitals) and digits.</param>
/// <param name="Start">Index of its first word.</param>
/// <param name="Length">Number of its words.</param>
public sealed record SpokenCode(string Symbols, int Start, int Length);
