namespace Concierge.Language;

/// <summary>What was said about a restaurant that is yet to be found.</summary>
internal sealed record SearchReading
{
    /// <summary>Nothing of the kind.</summary>
    public static SearchReading None { get; } = new();

    /// <summary>Whether one is looked for.</summary>
    public bool Asked { get; init; }

    /// <summary>Kitchens and dishes, separated by semicolons.</summary>
    public string? Cuisine { get; init; }

    /// <summary>Where.</summary>
    public string? Place { get; init; }

    /// <summary>The dearest, 1 to 4.</summary>
    public int? MaxPrice { get; init; }

    /// <summary>The cheapest, 1 to 4.</summary>
    public int? MinPrice { get; init; }

    /// <summary>Whether cheaper than those shown before.</summary>
    public bool Cheaper { get; init; }

    /// <summary>Whether open at this moment.</summary>
    public bool OpenNow { get; init; }
}
