using System.Text.Json;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>Parses the output of a tool: any text, usually JSON.</summary>
internal static class ToolOutputParser
{
    private static readonly string[] SuccessProperties = ["accepted", "ok", "recorded", "success", "pressed", "answered", "ended"];

    /// <summary>Whether the output reports success; <see langword="null"/> if it reports neither success nor failure.</summary>
    public static bool? HasSucceeded(string output)
    {
        bool? succeeded = null;
        foreach (JsonProperty property in GetProperties(output))
        {
            if (property is { Name: "error", Value.ValueKind: JsonValueKind.String or JsonValueKind.Object })
            {
                return false;
            }

            if (SuccessProperties.Contains(property.Name) && property.Value.ValueKind is not JsonValueKind.Null and not JsonValueKind.Undefined)
            {
                succeeded = property.Value.ValueKind != JsonValueKind.False;
            }
        }

        return succeeded;
    }

    /// <summary>Gets a string or number property as text.</summary>
    public static string? GetValue(string output, string name) =>
        GetProperties(output).Where(property => property.Name == name && property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            .Select(property => property.Value.ToString()).FirstOrDefault();

    private static IReadOnlyList<JsonProperty> GetProperties(string output)
    {
        try
        {
            JsonElement root = JsonSerializer.Deserialize<JsonElement>(output);
            return root.ValueKind == JsonValueKind.Object ? [.. root.EnumerateObject()] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
