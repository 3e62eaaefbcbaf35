using System.Text.Json.Nodes;

namespace Concierge.Tests.Calls;

/// <summary>Written calls with labels, whose authors had seen no rule (docs/evidence.md).</summary>
internal static class WrittenEndings
{
    /// <summary>The part of C that nobody has read while rules were written: every third pair of a true call and its false twin.</summary>
    public const string NotRead = "C not read";

    private const int PairsToOneNotRead = 3;

    /// <summary>Reads every call.</summary>
    public static IEnumerable<JsonObject> ReadAll() => ReadParts().Select(written => written.Call);

    /// <summary>Reads every call with the part to which it belongs.</summary>
    public static IEnumerable<(string Part, JsonObject Call)> ReadParts()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Calls", "Endings"), "*.jsonl").Order(StringComparer.Ordinal))
        {
            var letter = Path.GetFileNameWithoutExtension(file)[^1..].ToUpperInvariant();
            foreach (var (place, line) in File.ReadLines(file).Where(line => line.Length > 0).Index())
            {
                var part = letter != "C" ? letter : place / 2 % PairsToOneNotRead == PairsToOneNotRead - 1 ? NotRead : "C read";
                yield return (part, JsonNode.Parse(line)!.AsObject());
            }
        }
    }
}
