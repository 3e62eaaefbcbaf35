namespace Concierge.Language;

/// <summary>What the guest said about the party size: a number, or the question that clarifies it.</summary>
internal sealed record PartySizeReading(int? Size, string? Question = null)
{
    /// <summary>The smallest party size that the guest accepts.</summary>
    public int? MinSize { get; init; }

    /// <summary>The numbers between which the question decides, where they are known.</summary>
    public IReadOnlyList<int> Options { get; init; } = [];

    /// <summary>Whether the number is a concession to one from earlier in the conversation.</summary>
    public bool IsConcession { get; init; }
}
