namespace Concierge.Agents.Language;

/// <summary>What was said about the size of the party: a number, or the question that settles it.</summary>
internal sealed record PartyReading(int? Size, string? Question = null);
