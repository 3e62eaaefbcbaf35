namespace Concierge.Contracts.Api;

/// <summary>A restaurant to add to the directory, or to update when the directory has its number.</summary>
public sealed record AddRestaurantBody
{
    /// <summary>The name as it is spoken.</summary>
    public string? Name { get; init; }

    /// <summary>The phone number; without a country code, country is needed.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>The number's country as a two-letter code.</summary>
    public string? Country { get; init; }

    /// <summary>Street and house number.</summary>
    public string? Address { get; init; }

    /// <summary>The town.</summary>
    public string? City { get; init; }

    /// <summary>One or more cuisines, separated by semicolons.</summary>
    public string? Cuisine { get; init; }

    /// <summary>The price level, 1 (cheap) to 4.</summary>
    public int? Price { get; init; }

    /// <summary>The opening hours in OpenStreetMap's opening_hours syntax.</summary>
    public string? OpeningHours { get; init; }

    /// <summary>The IANA time zone; by default that of the number.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The language in which it answers the telephone, BCP 47.</summary>
    public string? Language { get; init; }

    /// <summary>The website.</summary>
    public string? Website { get; init; }
}
