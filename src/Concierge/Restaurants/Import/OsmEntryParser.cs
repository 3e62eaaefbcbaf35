using System.Globalization;
using System.Text.Json;

namespace Concierge.Restaurants.Import;

/// <summary>Reads one element or feature.</summary>
internal static class OsmEntryParser
{
    private static readonly string[] Amenities = ["restaurant", "cafe", "bar", "pub", "biergarten", "fast_food"];

    private static readonly string[] PhoneTags = ["phone", "contact:phone", "telephone", "mobile", "contact:mobile", "phone:mobile"];

    /// <summary>Reads it.</summary>
    /// <param name="item">The element or feature.</param>
    /// <param name="index">Its place in the file, from 0.</param>
    public static RawEntry Read(JsonElement item, int index)
    {
        var id = Id(item);
        var where = id ?? string.Create(CultureInfo.InvariantCulture, $"feature {index + 1}");
        var tags = Tags(item);
        if (!Amenities.Contains(tags.GetValueOrDefault("amenity")))
        {
            return new RawEntry { Position = where, IsNotRestaurant = true };
        }

        var (latitude, longitude) = Place(item);
        return new RawEntry
        {
            Position = where,
            SourceId = id,
            Name = First(tags, "name", "brand", "operator"),
            Phones =
            [
                .. PhoneTags.SelectMany(tag => (tags.GetValueOrDefault(tag) ?? "")
                    .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
            ],
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

    private static string? First(Dictionary<string, string> tags, params ReadOnlySpan<string> names)
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

    // Overpass: "tags". GeoJSON: "properties", in which some exporters keep the tags one level deeper.
    private static Dictionary<string, string> Tags(JsonElement item)
    {
        var holder = Member(item, "tags") ?? (Member(item, "properties") is { } properties ? Member(properties, "tags") ?? properties : null);
        return holder is { ValueKind: JsonValueKind.Object } members
            ? members
                .EnumerateObject()
                .Where(member => member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                .DistinctBy(member => member.Name)
                .ToDictionary(member => member.Name, member => member.Value.ToString())
            : [];
    }

    // Overpass: type and id. GeoJSON: "id" of the feature (overpass-turbo: "node/123") or "@id" or "osm_id" among its properties.
    private static string? Id(JsonElement item)
    {
        if (Member(item, "tags") is not null || Member(item, "lat") is not null)
        {
            return $"{Member(item, "type")}/{Member(item, "id")}";
        }

        var properties = Member(item, "properties");
        return (Member(item, "id") ?? (properties is { } known ? Member(known, "@id") ?? Member(known, "osm_id") ?? Member(known, "id") : null))?.ToString();
    }

    private static (double? Latitude, double? Longitude) Place(JsonElement item)
    {
        if (Member(item, "geometry") is { } geometry && Member(geometry, "coordinates") is { } coordinates)
        {
            var points = Points(coordinates).ToList();
            return points.Count == 0 ? (null, null) : (Middle(points, point => point.North), Middle(points, point => point.East));
        }

        var at = Member(item, "center") ?? item;
        return (Number(at, "lat"), Number(at, "lon"));
    }

    private static double Middle(List<(double East, double North)> points, Func<(double East, double North), double> of) =>
        Math.Round((points.Min(of) + points.Max(of)) / 2, 7);

    private static IEnumerable<(double East, double North)> Points(JsonElement coordinates)
    {
        if (coordinates.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        var parts = coordinates.EnumerateArray().ToList();
        return parts is [{ ValueKind: JsonValueKind.Number } east, { ValueKind: JsonValueKind.Number } north, ..]
            ? [(east.GetDouble(), north.GetDouble())]
            : parts.SelectMany(Points);
    }

    private static double? Number(JsonElement item, string name) =>
        Member(item, name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static JsonElement? Member(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
