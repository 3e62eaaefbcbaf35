namespace Concierge.Storage.Schema;

/// <summary>A restaurant as it is kept.</summary>
internal sealed class RestaurantRow
{
    public long Id { get; set; }

    public required string Name { get; set; }

    /// <summary>The name as it is compared.</summary>
    public required string NormalizedName { get; set; }

    /// <summary>E.164.</summary>
    public required string PhoneNumber { get; set; }

    public string? Address { get; set; }

    public string? City { get; set; }

    /// <summary>In a word or two; several are separated by semicolons.</summary>
    public string? Cuisine { get; set; }

    /// <summary>1 (cheap) to 4.</summary>
    public int? Price { get; set; }

    /// <summary>In OpenStreetMap's <c>opening_hours</c> syntax.</summary>
    public string? OpeningHours { get; set; }

    /// <summary>IANA.</summary>
    public string? TimeZone { get; set; }

    /// <summary>BCP 47.</summary>
    public string? Language { get; set; }

    public string? Website { get; set; }

    /// <summary>Degrees.</summary>
    public double? Latitude { get; set; }

    /// <summary>Degrees.</summary>
    public double? Longitude { get; set; }

    /// <summary>Where the entry comes from.</summary>
    public required string Source { get; set; }

    /// <summary>What it is called there; <see langword="null"/> when it has no name there.</summary>
    public string? SourceId { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
