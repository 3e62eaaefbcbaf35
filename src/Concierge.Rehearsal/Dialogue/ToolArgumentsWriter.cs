using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>Writes the arguments of a function call so that they satisfy the tool's JSON schema.</summary>
internal static class ToolArgumentsWriter
{
    /// <summary>
    /// Writes the values for which the schema has a property. A required property without a value becomes null, or empty if the schema does
    /// not allow null.
    /// </summary>
    public static string Write(JsonElement schema, IReadOnlyDictionary<string, object?> values)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            if (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out JsonElement properties))
            {
                foreach (JsonProperty property in properties.EnumerateObject())
                {
                    Write(writer, schema, property, values.GetValueOrDefault(property.Name));
                }
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>Maps a report to the property names of the tool.</summary>
    public static IReadOnlyDictionary<string, object?> FromReport(OutcomeReport report) => new Dictionary<string, object?>
    {
        ["outcome"] = report.Outcome,
        ["confirmation_number"] = report.ConfirmationNumber,
        ["numbers_heard"] = report.NumbersHeard.Count > 0 ? string.Join(", ", report.NumbersHeard) : null,
        ["date"] = report.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["time"] = report.Time?.ToString("HH:mm", CultureInfo.InvariantCulture),
        ["party_size"] = report.PartySize,
        ["name"] = report.Name,
        ["notes"] = report.Notes,
        ["objection"] = report.Objection,
    };

    private static void Write(Utf8JsonWriter writer, JsonElement schema, JsonProperty property, object? value)
    {
        bool isAllowed = value is not string text || !property.Value.TryGetProperty("enum", out JsonElement allowedValues)
            || allowedValues.EnumerateArray().Any(allowedValue => allowedValue.ValueKind == JsonValueKind.String && allowedValue.GetString() == text);
        switch (isAllowed ? value : "unclear")
        {
            case int number when !Allows(property.Value, "integer") && Allows(property.Value, "string"):
                writer.WriteString(property.Name, number.ToString(CultureInfo.InvariantCulture));
                break;
            case int number:
                writer.WriteNumber(property.Name, number);
                break;
            case string written:
                writer.WriteString(property.Name, written);
                break;
            default:
                if (IsRequired(schema, property.Name))
                {
                    WriteMissing(writer, property);
                }

                break;
        }
    }

    private static void WriteMissing(Utf8JsonWriter writer, JsonProperty property)
    {
        if (Allows(property.Value, "null") || !Allows(property.Value, "string"))
        {
            writer.WriteNull(property.Name);
        }
        else
        {
            writer.WriteString(property.Name, "");
        }
    }

    private static bool IsRequired(JsonElement schema, string name) =>
        schema.TryGetProperty("required", out JsonElement required) && required.EnumerateArray().Any(item => item.GetString() == name);

    private static bool Allows(JsonElement property, string type) => property.TryGetProperty("type", out JsonElement types)
        && (types.ValueKind == JsonValueKind.Array
            ? types.EnumerateArray().Any(item => item.GetString() == type)
            : types.GetString() == type);
}
