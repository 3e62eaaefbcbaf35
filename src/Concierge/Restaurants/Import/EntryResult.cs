namespace Concierge.Restaurants.Import;

/// <summary>The result of validating an entry: a restaurant or a reason for rejection.</summary>
internal sealed record EntryResult
{
    /// <summary>The position in the file.</summary>
    public required string Position { get; init; }

    /// <summary>The restaurant; <see langword="null"/> if there is none.</summary>
    public Restaurant? Restaurant { get; init; }

    /// <summary>Why the entry is rejected.</summary>
    public string? Error { get; init; }

    /// <summary>What is worth knowing of it: what a number leaves out, what could not be parsed.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The values that could not be parsed, or not kept.</summary>
    public IReadOnlyList<string> Unreadable { get; init; } = [];
}
