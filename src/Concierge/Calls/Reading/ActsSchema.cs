using System.Text.Json;

namespace Concierge.Calls.Reading;

/// <summary>The JSON schema of a chat model's reading. Strict structured outputs require every property and allow no other.</summary>
internal static class ActsSchema
{
    /// <summary>The name under which the schema is sent.</summary>
    public const string Name = "restaurant_acts";

    /// <summary>The schema.</summary>
    public static JsonElement Schema { get; } = Create();

    private static JsonElement Create()
    {
        var acts = string.Join(',', ActNames.All.Select(name => $"\"{name}\""));
        using var schema = JsonDocument.Parse(
            """
            {"type":"object","additionalProperties":false,"required":["language","acts"],"properties":{
              "language":{"type":"string","description":"ISO 639-1 code of the restaurant's language"},
              "acts":{"type":"array","items":{"type":"object","additionalProperties":false,
                "required":["turn","act","quote","date","time","party_size","confirmation_number"],"properties":{
                  "turn":{"type":"integer"},
                  "act":{"type":"string","enum":[ACTS]},
                  "quote":{"type":"string"},
                  "date":{"type":["string","null"]},
                  "time":{"type":["string","null"]},
                  "party_size":{"type":["integer","null"]},
                  "confirmation_number":{"type":["string","null"]}}}}}}
            """.Replace("ACTS", acts, StringComparison.Ordinal));
        return schema.RootElement.Clone();
    }
}
