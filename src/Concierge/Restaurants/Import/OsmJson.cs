using System.Text.Json;

namespace Concierge.Restaurants.Import;

/// <summary>Reads members of JSON objects that may be missing or of another kind.</summary>
internal static class OsmJson
{
    /// <summary>Returns a member; <see langword="null"/> if the value is no object, or has no such member or <c>null</c> there.</summary>
    public static JsonElement? Member(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>Returns a member that is a number.</summary>
    public static double? Number(JsonElement item, string name) =>
        Member(item, name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
}
