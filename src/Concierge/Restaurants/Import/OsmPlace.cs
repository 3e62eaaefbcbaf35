using System.Text.Json;

namespace Concierge.Restaurants.Import;

/// <summary>Where an element or feature is: its point, or the middle of its outline.</summary>
internal static class OsmPlace
{
    /// <summary>Returns degrees north and east; <see langword="null"/> if the file does not say.</summary>
    public static (double? Latitude, double? Longitude) Find(JsonElement item)
    {
        if (OsmJson.Number(item, "lat") is { } north && OsmJson.Number(item, "lon") is { } east)
        {
            return (north, east);
        }

        // Overpass: "out center", "out bb" and "out geom"; the bounds of the last are those of its geometry.
        if (OsmJson.Member(item, "center") is { } center)
        {
            return (OsmJson.Number(center, "lat"), OsmJson.Number(center, "lon"));
        }

        if (OsmJson.Member(item, "bounds") is { } bounds)
        {
            return (Middle(bounds, "minlat", "maxlat"), Middle(bounds, "minlon", "maxlon"));
        }

        if (OsmJson.Member(item, "geometry") is not { } geometry)
        {
            return (null, null);
        }

        var points = (geometry.ValueKind == JsonValueKind.Array ? OverpassPoints(geometry) : GeoJsonPoints(geometry)).ToList();
        return points.Count == 0 ? (null, null) : (Middle(points, point => point.North), Middle(points, point => point.East));
    }

    private static double Middle(List<(double East, double North)> points, Func<(double East, double North), double> of) =>
        Math.Round((points.Min(of) + points.Max(of)) / 2, 7);

    private static double? Middle(JsonElement bounds, string from, string to) =>
        OsmJson.Number(bounds, from) is { } min && OsmJson.Number(bounds, to) is { } max ? Math.Round((min + max) / 2, 7) : null;

    private static IEnumerable<(double East, double North)> OverpassPoints(JsonElement points) => points.EnumerateArray()
        .Select(point => (East: OsmJson.Number(point, "lon"), North: OsmJson.Number(point, "lat")))
        .Where(point => point is { East: not null, North: not null })
        .Select(point => (point.East!.Value, point.North!.Value));

    private static IEnumerable<(double East, double North)> GeoJsonPoints(JsonElement geometry) =>
        OsmJson.Member(geometry, "coordinates") is { } coordinates ? Points(coordinates)
        : OsmJson.Member(geometry, "geometries") is { ValueKind: JsonValueKind.Array } parts ? parts.EnumerateArray().SelectMany(GeoJsonPoints)
        : [];

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
}
