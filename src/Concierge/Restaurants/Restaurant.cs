using Concierge.Language.Phones;
namespace Concierge.Restaurants;

/// <summary>A restaurant that can be telephoned.</summary>
/// <param name="Name">As it is spoken and shown.</param>
/// <param name="PhoneNumber">Its number.</param>
public sealed record Restaurant(string Name, PhoneNumber PhoneNumber)
{
    /// <summary>IANA time zone (<c>Europe/Berlin</c>); <see langword="null"/> when not known, and the user's own is then taken.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Its number in the directory's table; <see langword="null"/> when it does not stand there.</summary>
    public long? Id { get; init; }

    /// <summary>Street and town, for telling namesakes apart.</summary>
    public string? Address { get; init; }

    /// <summary>Cuisine in a word or two; several are separated by semicolons (<c>italian;pizza</c>).</summary>
    public string? Cuisine { get; init; }

    /// <summary>The town.</summary>
    public string? City { get; init; }

    /// <summary>How dear it is, 1 (cheap) to 4; <see langword="null"/> when not known.</summary>
    public int? Price { get; init; }

    /// <summary>When it is open, in OpenStreetMap's <c>opening_hours</c> syntax (<c>Tu-Su 12:00-14:30,18:00-23:00</c>); <see langword="null"/> when not known.</summary>
    public string? OpeningHours { get; init; }

    /// <summary>The language that is spoken on its telephone, BCP 47 (<c>en</c>, <c>de</c>); <see langword="null"/> when not known.</summary>
    public string? Language { get; init; }

    /// <summary>Its page on the web.</summary>
    public string? Website { get; init; }

    /// <summary>Degrees north, -90 to 90.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east, -180 to 180.</summary>
    public double? Longitude { get; init; }

    /// <summary>Where the entry comes from: <c>osm</c>, <c>csv:FILE</c>, <c>user</c>, <c>google</c>; <see langword="null"/> for the settings.</summary>
    public string? Source { get; init; }

    /// <summary>What it is called there (<c>node/123</c>).</summary>
    public string? SourceId { get; init; }
}
