namespace Concierge.Language;

/// <summary>A shift relative to the previous date or time.</summary>
/// <param name="Minutes">The shift in minutes; negative is earlier.</param>
/// <param name="Days">The shift in days; negative is earlier.</param>
/// <param name="IsUnclear">Whether the sentence does not say how far or in which direction.</param>
internal sealed record ShiftReading(int? Minutes, int? Days, bool IsUnclear);
