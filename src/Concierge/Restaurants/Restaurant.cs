using Concierge.Language.Phones;
namespace Concierge.Restaurants;

/// <summary>A restaurant that can be called.</summary>
/// <param name="Name">The name to speak and show.</param>
/// <param name="PhoneNumber">The phone number.</param>
public sealed record Restaurant(string Name, PhoneNumber PhoneNumber)
{
    /// <summary>IANA time zone (<c>Europe/Berlin</c>); <see langword="null"/> if unknown; the time zone of this machine then applies.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The id in the directory; <see langword="null"/> if the restaurant is not stored there.</summary>
    public long? Id { get; init; }

    /// <summary>Street and town, which tell restaurants with the same name apart.</summary>
    public string? Address { get; init; }

    /// <summary>The cuisine; several are separated by semicolons (<c>italian;pizza</c>).</summary>
    public string? Cuisine { get; init; }

    /// <summary>The town.</summary>
    public string? City { get; init; }

    /// <summary>The price level, 1 (cheap) to 4; <see langword="null"/> if unknown.</summary>
    public int? Price { get; init; }

    /// <summary>
    /// The opening hours in OpenStreetMap's <c>opening_hours</c> syntax (<c>Tu-Su 12:00-14:30,18:00-23:00</c>); <see langword="null"/> if
    /// unknown.
    /// </summary>
    public string? OpeningHours { get; init; }

    /// <summary>The language in which it answers calls, BCP 47 (<c>en</c>, <c>de</c>); <see langword="null"/> if unknown.</summary>
    public string? Language { get; init; }

    /// <summary>The website.</summary>
    public string? Website { get; init; }

    /// <summary>Degrees north, -90 to 90.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east, -180 to 180.</summary>
    public double? Longitude { get; init; }

    /// <summary>The source of the entry: <c>osm</c>, <c>csv:FILE</c>, <c>user</c>, <c>google</c>; <see langword="null"/> for the settings.</summary>
    public string? Source { get; init; }

    /// <summary>The id of the entry in its source (<c>node/123</c>).</summary>
    public string? SourceId { get; init; }
}
