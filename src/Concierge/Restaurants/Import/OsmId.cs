using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Concierge.Restaurants.Import;

/// <summary>The id of an element as <c>node/123</c>, however the exporter wrote it: two exports of one town then have the same ids.</summary>
internal static partial class OsmId
{
    /// <summary>Finds the id; <see langword="null"/> if there is none.</summary>
    public static string? Find(JsonElement item)
    {
        var properties = OsmJson.Member(item, "properties");
        if (properties is null && OsmJson.Member(item, "id") is { } number
            && OsmJson.Member(item, "type")?.ToString() is ("node" or "way" or "relation") and var type)
        {
            return $"{type}/{number}";
        }

        // overpass-turbo and osmtogeojson: "node/123"; osmium: "n123"; ogr2ogr: osm_id or osm_way_id, by the kind of the layer.
        if (properties is { } known)
        {
            if (OsmJson.Member(known, "osm_way_id") is { } way)
            {
                return $"way/{way}";
            }

            var plain = OsmJson.Member(known, "@id") ?? OsmJson.Member(known, "osm_id") ?? OsmJson.Member(item, "id") ?? OsmJson.Member(known, "id");
            return plain is { } id ? Normalize(id.ToString(), KindOf(known, item)) : null;
        }

        return OsmJson.Member(item, "id")?.ToString();
    }

    private static string Normalize(string id, string? kind)
    {
        if (Written().Match(id) is not { Success: true } written)
        {
            return id;
        }

        var number = written.Groups["number"].Value;
        return written.Groups["kind"].Value.ToLowerInvariant() switch
        {
            "" => kind is null ? id : $"{kind}/{number}",
            ['n', ..] => $"node/{number}",
            ['w', ..] => $"way/{number}",
            ['r', ..] => $"relation/{number}",

            // osmium: the area of a way has twice its number, that of a relation twice its number and one.
            _ => long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var area)
                ? string.Create(CultureInfo.InvariantCulture, $"{(area % 2 == 0 ? "way" : "relation")}/{area / 2}")
                : id,
        };
    }

    // Exporters that write the number alone say its kind in a property, or by the geometry: points are nodes, the areas that ogr2ogr
    // writes with osm_id are relations.
    private static string? KindOf(JsonElement properties, JsonElement item) =>
        (OsmJson.Member(properties, "@type") ?? OsmJson.Member(properties, "osm_type") ?? OsmJson.Member(properties, "type"))?.ToString() switch
        {
            ("node" or "way" or "relation") and var kind => kind,
            _ => (OsmJson.Member(item, "geometry") is { } geometry ? OsmJson.Member(geometry, "type")?.ToString() : null) switch
            {
                "Point" => "node",
                "LineString" or "Polygon" => "way",
                "MultiPolygon" => "relation",
                _ => null,
            },
        };

    [GeneratedRegex(@"^(?<kind>node|way|relation|rel|n|w|r|a|)/?(?<number>\d+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Written();
}
