using System.Text.Json;
using System.Text.RegularExpressions;

namespace Concierge.Restaurants.Import;

/// <summary>The tags of an element or feature.</summary>
internal static partial class OsmTags
{
    // ogr2ogr keeps the tags without a column of their own here (gdal.org/drivers/vector/osm.html).
    private static readonly string[] Bundles = ["other_tags", "all_tags"];

    /// <summary>Reads the tags. Overpass: "tags". GeoJSON: "properties", in which some exporters keep the tags one level deeper.</summary>
    public static Dictionary<string, string> Read(JsonElement item)
    {
        var holder = OsmJson.Member(item, "tags")
            ?? (OsmJson.Member(item, "properties") is { } properties ? OsmJson.Member(properties, "tags") ?? properties : null);
        if (holder is not { ValueKind: JsonValueKind.Object } members)
        {
            return [];
        }

        var tags = ReadObject(members);
        foreach (var bundle in Bundles)
        {
            foreach (var (name, value) in ReadBundle(OsmJson.Member(members, bundle)))
            {
                tags.TryAdd(name, value);
            }
        }

        return tags;
    }

    private static Dictionary<string, string> ReadObject(JsonElement members) => members
        .EnumerateObject()
        .Where(member => member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        .DistinctBy(member => member.Name)
        .ToDictionary(member => member.Name, member => member.Value.ToString());

    // hstore ("amenity"=>"restaurant","phone"=>"+49 …") or, with TAGS_FORMAT=JSON, an object or its text.
    private static IEnumerable<KeyValuePair<string, string>> ReadBundle(JsonElement? bundle)
    {
        if (bundle is { ValueKind: JsonValueKind.Object } members)
        {
            return ReadObject(members);
        }

        if (bundle is not { ValueKind: JsonValueKind.String } written || written.GetString() is not { } text)
        {
            return [];
        }

        return text.StartsWith('{') ? ReadJson(text) : HstorePair().Matches(text)
            .Select(pair => KeyValuePair.Create(Unescape(pair.Groups["name"].Value), Unescape(pair.Groups["value"].Value)));
    }

    private static Dictionary<string, string> ReadJson(string text)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text);
            return ReadObject(parsed.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return [];
        }
    }

    private static string Unescape(string quoted) => Escape().Replace(quoted, "$1");

    [GeneratedRegex("""
        "(?<name>(?:[^"\\]|\\.)*)"=>"(?<value>(?:[^"\\]|\\.)*)"
        """, RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex HstorePair();

    [GeneratedRegex(@"\\(.)", RegexOptions.Singleline)]
    private static partial Regex Escape();
}
