using System.Text.Json.Nodes;

namespace Concierge.Tests.Calls;

/// <summary>Written calls with labels, whose authors had seen no rule (docs/evidence.md).</summary>
internal static class WrittenEndings
{
    /// <summary>Reads every call.</summary>
    public static IEnumerable<JsonObject> ReadAll() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Calls", "Endings"), "*.jsonl")
            .Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines)
            .Where(line => line.Length > 0)
            .Select(line => JsonNode.Parse(line)!.AsObject());
}
