using System.Globalization;

namespace Concierge.Restaurants.Import;

/// <summary>The unvalidated values of an entry in a file.</summary>
public sealed record RawEntry
{
    /// <summary>The position in the file, for display: <c>line 12</c>, <c>node/123</c>.</summary>
    public required string Position { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its numbers as they are written, the one to take first.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>ISO 3166.</summary>
    public string? Country { get; init; }

    /// <summary>Street, or the whole address.</summary>
    public string? Street { get; init; }

    /// <summary>House number.</summary>
    public string? HouseNumber { get; init; }

    /// <summary>Postcode.</summary>
    public string? Postcode { get; init; }

    /// <summary>The town.</summary>
    public string? City { get; init; }

    /// <summary>Cuisines, separated by semicolons.</summary>
    public string? Cuisine { get; init; }

    /// <summary>1 to 4, currency signs, or a word.</summary>
    public string? Price { get; init; }

    /// <summary>In OpenStreetMap's <c>opening_hours</c> syntax.</summary>
    public string? OpeningHours { get; init; }

    /// <summary>IANA.</summary>
    public string? TimeZone { get; init; }

    /// <summary>BCP 47.</summary>
    public string? Language { get; init; }

    /// <summary>The website.</summary>
    public string? Website { get; init; }

    /// <summary>Degrees north.</summary>
    public string? Latitude { get; init; }

    /// <summary>Degrees east.</summary>
    public string? Longitude { get; init; }

    /// <summary>The id in the file.</summary>
    public string? SourceId { get; init; }

    /// <summary>Why the entry cannot be read; <see langword="null"/> if it can.</summary>
    public string? ReadError { get; init; }

    /// <summary>Whether the entry is not a restaurant.</summary>
    public bool IsNotRestaurant { get; init; }

    /// <summary>The values of a stored restaurant, as a file would have them. The town is a part of the address, which is kept as a whole.</summary>
    public static RawEntry From(Restaurant restaurant)
    {
        ArgumentNullException.ThrowIfNull(restaurant);
        return new RawEntry
        {
            Position = "restaurant",
            Name = restaurant.Name,
            Phones = [restaurant.PhoneNumber.E164],
            Street = restaurant.Address,
            City = restaurant.City,
            Cuisine = restaurant.Cuisine,
            Price = restaurant.Price?.ToString(CultureInfo.InvariantCulture),
            OpeningHours = restaurant.OpeningHours,
            TimeZone = restaurant.TimeZone,
            Language = restaurant.Language,
            Website = restaurant.Website,
            Latitude = restaurant.Latitude?.ToString(CultureInfo.InvariantCulture),
            Longitude = restaurant.Longitude?.ToString(CultureInfo.InvariantCulture),
        };
    }
}
