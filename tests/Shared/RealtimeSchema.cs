using System.Text.Json;

namespace Concierge.TestsShared;

/// <summary>OpenAI's published schema of Realtime events. Stricter than JSON Schema: a field that the schema does not list is an error.</summary>
internal sealed class RealtimeSchema
{
    private readonly JsonElement _schemas;

    private RealtimeSchema(JsonElement schemas) => _schemas = schemas;

    /// <summary>Gets the schema, or null if the file is missing.</summary>
    public static RealtimeSchema? Instance { get; } = Load();

    /// <summary>Returns the first error of an event, or null if the event is valid.</summary>
    /// <param name="union"><c>RealtimeServerEvent</c> or <c>RealtimeClientEvent</c>.</param>
    /// <param name="realtimeEvent">The event.</param>
    public string? Validate(string union, JsonElement realtimeEvent)
    {
        var type = realtimeEvent.GetProperty("type").GetString();
        foreach (var alternative in _schemas.GetProperty(union).GetProperty("anyOf").EnumerateArray())
        {
            var schema = Resolve(alternative);
            if (schema.GetProperty("properties").GetProperty("type").GetProperty("enum").EnumerateArray().Any(name => name.ValueEquals(type)))
            {
                return Validate(schema, realtimeEvent, "$");
            }
        }

        return $"{union} has no {type}";
    }

    private static RealtimeSchema? Load() => ProtocolFile.Find("openai-realtime.schema.json") is { } file
        ? new RealtimeSchema(JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.GetProperty("components").GetProperty("schemas"))
        : null;

    private JsonElement Resolve(JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
        ? Resolve(_schemas.GetProperty(reference.GetString()!.Split('/')[^1]))
        : schema;

    private string? Validate(JsonElement unresolved, JsonElement value, string path)
    {
        var schema = Resolve(unresolved);
        if (value.ValueKind == JsonValueKind.Null && schema.TryGetProperty("nullable", out var nullable) && nullable.GetBoolean())
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Null && path.EndsWith("].transcript", StringComparison.Ordinal))
        {
            // The one known error of the schema: it has only strings here, but the service sends null for audio that has no transcript yet.
            return null;
        }

        foreach (var union in new[] { "anyOf", "oneOf" })
        {
            if (schema.TryGetProperty(union, out var alternatives))
            {
                var failures = alternatives.EnumerateArray().Select(alternative => Validate(alternative, value, path)).ToList();
                if (failures.All(failure => failure is not null))
                {
                    return $"{path}: matches no schema of {union} ({string.Join("; ", failures)})";
                }
            }
        }

        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(candidate => JsonElement.DeepEquals(candidate, value)))
        {
            return $"{path}: {value} is not in {allowed}";
        }

        if (schema.TryGetProperty("const", out var constant) && !JsonElement.DeepEquals(constant, value))
        {
            return $"{path}: {value} is not {constant}";
        }

        if (schema.TryGetProperty("type", out var type) && !HasType(type.GetString()!, value))
        {
            return $"{path}: {value.ValueKind} is not {type}";
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => CheckObject(schema, value, path),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) =>
                value.EnumerateArray().Select((element, index) => Validate(items, element, $"{path}[{index}]")).FirstOrDefault(failure => failure is not null),
            JsonValueKind.Number when schema.TryGetProperty("minimum", out var minimum) && value.GetDouble() < minimum.GetDouble() => $"{path}: below {minimum}",
            JsonValueKind.Number when schema.TryGetProperty("maximum", out var maximum) && value.GetDouble() > maximum.GetDouble() => $"{path}: above {maximum}",
            JsonValueKind.String when schema.TryGetProperty("maxLength", out var limit) && value.GetString()!.Length > limit.GetInt32() => $"{path}: too long",
            _ => null,
        };
    }

    private string? CheckObject(JsonElement schema, JsonElement value, string path)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            var missing = required.EnumerateArray().Select(name => name.GetString()!).FirstOrDefault(name => !value.TryGetProperty(name, out _));
            if (missing is not null)
            {
                return $"{path}: {missing} is missing";
            }
        }

        if (!schema.TryGetProperty("properties", out var properties) || !properties.EnumerateObject().Any())
        {
            return null;
        }

        foreach (var field in value.EnumerateObject())
        {
            var failure = properties.TryGetProperty(field.Name, out var property)
                ? Validate(property, field.Value, $"{path}.{field.Name}")
                : $"{path}: {field.Name} is unknown";
            if (failure is not null)
            {
                return failure;
            }
        }

        return null;
    }

    private static bool HasType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new InvalidOperationException($"The schema has a type {type} that this check does not know."),
    };
}
