namespace Concierge.Restaurants.Import;

/// <summary>A restaurant as a file writes it, before anything of it is checked.</summary>
internal sealed record RawEntry
{
    /// <summary>Where it stands in the file, for a person: <c>line 12</c>, <c>node/123</c>.</summary>
    public required string Where { get; init; }

    public string? Name { get; init; }

    /// <summary>Its numbers as they are written, the one to take first.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>ISO 3166.</summary>
    public string? Country { get; init; }

    public string? Street { get; init; }

    public string? HouseNumber { get; init; }

    public string? Postcode { get; init; }

    public string? City { get; init; }

    public string? Cuisine { get; init; }

    public string? Price { get; init; }

    public string? OpeningHours { get; init; }

    public string? TimeZone { get; init; }

    public string? Language { get; init; }

    public string? Website { get; init; }

    public string? Latitude { get; init; }

    public string? Longitude { get; init; }

    /// <summary>What the file calls it.</summary>
    public string? SourceId { get; init; }

    /// <summary>Why it cannot be read at all; <see langword="null"/> when it can.</summary>
    public string? Unreadable { get; init; }

    /// <summary>Whether it is something else than a place to eat.</summary>
    public bool IsOther { get; init; }
}
