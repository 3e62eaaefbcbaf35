namespace Concierge.Storage.Schema;

/// <summary>A row of the table <c>restaurants</c>.</summary>
internal sealed class RestaurantRow
{
    public long Id { get; set; }

    public required string Name { get; set; }

    /// <summary>The normalized name, for comparisons.</summary>
    public required string NormalizedName { get; set; }

    /// <summary>The phone number, E.164.</summary>
    public required string PhoneNumber { get; set; }

    public string? Address { get; set; }

    public string? City { get; set; }

    /// <summary>One or more cuisines, separated by semicolons.</summary>
    public string? Cuisine { get; set; }

    /// <summary>1 (cheap) to 4.</summary>
    public int? Price { get; set; }

    /// <summary>In OpenStreetMap's <c>opening_hours</c> syntax.</summary>
    public string? OpeningHours { get; set; }

    /// <summary>IANA time zone.</summary>
    public string? TimeZone { get; set; }

    /// <summary>BCP 47 language tag.</summary>
    public string? Language { get; set; }

    public string? Website { get; set; }

    /// <summary>Degrees.</summary>
    public double? Latitude { get; set; }

    /// <summary>Degrees.</summary>
    public double? Longitude { get; set; }

    /// <summary>The source of the entry.</summary>
    public required string Source { get; set; }

    /// <summary>The id of the entry in its source; <see langword="null"/> if it has none.</summary>
    public string? SourceId { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
