using System.Globalization;
using System.Text.Json;

namespace Concierge.Restaurants.Import;

/// <summary>Reads one element or feature.</summary>
internal static class OsmEntryParser
{
    private static readonly string[] Amenities = ["restaurant", "cafe", "bar", "pub", "biergarten", "fast_food"];

    private static readonly string[] PhoneTags = ["phone", "contact:phone", "telephone", "mobile", "contact:mobile", "phone:mobile"];

    /// <summary>Reads an element or feature of JSON.</summary>
    /// <param name="item">The element or feature.</param>
    /// <param name="index">Its place in the file, from 0.</param>
    public static RawEntry Read(JsonElement item, int index)
    {
        var id = OsmId.Find(item);
        var (latitude, longitude) = OsmPlace.Find(item);
        return Read(OsmTags.Read(item), id, index, latitude, longitude);
    }

    /// <summary>Reads the tags of an element.</summary>
    /// <param name="tags">The tags.</param>
    /// <param name="id">The id, such as <c>node/123</c>.</param>
    /// <param name="index">Its place in the file, from 0.</param>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    public static RawEntry Read(IReadOnlyDictionary<string, string> tags, string? id, int index, double? latitude, double? longitude)
    {
        var where = id ?? string.Create(CultureInfo.InvariantCulture, $"feature {index + 1}");
        if (!Values(tags.GetValueOrDefault("amenity")).Any(Amenities.Contains))
        {
            return new RawEntry { Position = where, IsNotRestaurant = true };
        }

        return new RawEntry
        {
            Position = where,
            SourceId = id,
            Name = First(tags, "name", "brand", "operator"),
            Phones = [.. PhoneTags.Select(tag => tags.GetValueOrDefault(tag)).OfType<string>()],
            Country = tags.GetValueOrDefault("addr:country"),
            Street = First(tags, "addr:street", "addr:place", "addr:full"),
            HouseNumber = tags.GetValueOrDefault("addr:housenumber"),
            Postcode = tags.GetValueOrDefault("addr:postcode"),
            City = First(tags, "addr:city", "addr:town", "addr:village", "addr:suburb"),
            Cuisine = tags.GetValueOrDefault("cuisine"),
            Price = First(tags, "price_range", "price:range", "price_level"),
            OpeningHours = tags.GetValueOrDefault("opening_hours"),
            Website = First(tags, "website", "contact:website", "url"),
            Latitude = latitude?.ToString(CultureInfo.InvariantCulture),
            Longitude = longitude?.ToString(CultureInfo.InvariantCulture),
        };
    }

    // OpenStreetMap separates several values by semicolons.
    private static string[] Values(string? text) => (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? First(IReadOnlyDictionary<string, string> tags, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (tags.TryGetValue(name, out var value))
            {
                return value;
            }
        }

        return null;
    }
}
