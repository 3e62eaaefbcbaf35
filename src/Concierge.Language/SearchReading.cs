namespace Concierge.Language;

/// <summary>What the guest said about a restaurant search.</summary>
internal sealed record SearchReading
{
    /// <summary>The sentence asks for no search.</summary>
    public static SearchReading None { get; } = new();

    /// <summary>Whether the sentence asks for a search.</summary>
    public bool IsSearch { get; init; }

    /// <summary>Cuisines and dishes, separated by semicolons.</summary>
    public string? Cuisine { get; init; }

    /// <summary>The maximum price level, 1 to 4.</summary>
    public int? MaxPrice { get; init; }

    /// <summary>The minimum price level, 1 to 4.</summary>
    public int? MinPrice { get; init; }

    /// <summary>Whether the guest wants a cheaper restaurant than those of the last result.</summary>
    public bool WantsCheaper { get; init; }

    /// <summary>Whether the restaurant must be open now.</summary>
    public bool MustBeOpenNow { get; init; }
}
