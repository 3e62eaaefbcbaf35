using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Concierge.Server.Description;

/// <summary>Describes the body of an import: a file, not a value of JSON.</summary>
internal static class ImportBody
{
    private const string Csv = "name,phone,city\nZum Hirschen,07531 54321,Konstanz\n";

    private const string GeoJson =
        """{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[9.18,47.66]},"""
        + """ "properties":{"name":"Zum Hirschen","phone":"+49 7531 54321","cuisine":"german"}}]}""";

    /// <summary>Describes the body, if the operation is the import.</summary>
    public static void Describe(OpenApiOperation operation)
    {
        if (operation.OperationId != "ImportRestaurants")
        {
            return;
        }

        foreach (var (mediaType, content) in operation.RequestBody?.Content ?? new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal))
        {
            var isJson = mediaType.EndsWith("json", StringComparison.Ordinal);
            content.Schema = isJson
                ? new OpenApiSchema { Type = JsonSchemaType.Object, Description = "GeoJSON, or the JSON of Overpass." }
                : new OpenApiSchema { Type = JsonSchemaType.String, Format = mediaType == "application/octet-stream" ? "binary" : null };
            content.Example = isJson ? JsonNode.Parse(GeoJson) : mediaType == "text/csv" ? JsonValue.Create(Csv) : null;
        }
    }
}
