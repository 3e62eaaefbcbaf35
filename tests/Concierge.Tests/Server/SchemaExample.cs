using System.Text.Json;
using System.Text.Json.Nodes;

namespace Concierge.Tests.Server;

/// <summary>Checks an example against the schema of the description: every field is known, and every required one is there.</summary>
internal static class SchemaExample
{
    public static void Check(JsonNode? value, JsonNode schema, JsonNode schemas, string place)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            schema = schemas[reference.Split('/')[^1]].ShouldNotBeNull($"{place}: {reference}");
        }

        value.ShouldNotBeNull($"{place}: null is never sent");
        GetTypes(schema).ShouldContain(GetTypeName(value), $"{place}: {value.ToJsonString()}");
        if (schema["enum"]?.AsArray() is { } values)
        {
            values.Select(one => one?.ToJsonString()).ShouldContain(value.ToJsonString(), place);
        }

        if (value is JsonObject fields)
        {
            CheckObject(fields, schema, schemas, place);
        }
        else if (value is JsonArray items)
        {
            foreach (var item in items)
            {
                Check(item, schema["items"]!, schemas, $"{place}[]");
            }
        }
    }

    private static void CheckObject(JsonObject fields, JsonNode schema, JsonNode schemas, string place)
    {
        foreach (var required in schema["required"]?.AsArray() ?? [])
        {
            fields.ContainsKey(required!.GetValue<string>()).ShouldBeTrue($"{place} lacks {required}");
        }

        foreach (var (name, field) in fields)
        {
            var described = schema["properties"]?[name] ?? schema["additionalProperties"];
            Check(field, described.ShouldNotBeNull($"{place} has {name}, which the schema does not know"), schemas, $"{place}.{name}");
        }
    }

    private static IEnumerable<string> GetTypes(JsonNode schema) => schema["type"]?.GetValue<string>() switch
    {
        null => ["object", "array", "string", "integer", "number", "boolean"],
        "number" => ["number", "integer"],
        var type => [type],
    };

    private static string GetTypeName(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.ToJsonString().Contains('.') ? "number" : "integer",
        _ => "boolean",
    };
}
