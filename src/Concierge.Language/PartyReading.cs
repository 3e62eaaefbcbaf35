namespace Concierge.Language;

/// <summary>What was said about the size of the party: a number, or the question that settles it.</summary>
internal sealed record PartyReading(int? Size, string? Question = null)
{
    /// <summary>The fewest seats that would do.</summary>
    public int? Smallest { get; init; }

    /// <summary>Whether the number is what would do beside one named earlier in the conversation.</summary>
    public bool Concedes { get; init; }
}
