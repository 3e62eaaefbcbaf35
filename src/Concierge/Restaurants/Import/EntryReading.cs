namespace Concierge.Restaurants.Import;

/// <summary>What came of reading an entry: a restaurant, or why there is none.</summary>
internal sealed record EntryReading
{
    /// <summary>Where it stands in the file.</summary>
    public required string Where { get; init; }

    /// <summary>The restaurant; <see langword="null"/> when there is none.</summary>
    public Restaurant? Restaurant { get; init; }

    /// <summary>Why there is none.</summary>
    public string? Bad { get; init; }

    /// <summary>What was not understood of it.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
