using System.Text.Json.Nodes;

namespace Concierge.Tests.Calls;

/// <summary>Written calls with labels, whose authors had seen no rule (docs/evidence.md).</summary>
internal static class WrittenEndings
{
    /// <summary>The part of C that nobody has read while rules were written: every third pair of a true call and its false twin.</summary>
    public const string NotRead = "C not read";

    private const int PairsToOneNotRead = 3;

    /// <summary>The calls of which only the counts are shown: they were written last, and tell how the rules do with words that nobody has seen.</summary>
    public const string HeldBack = "D not read";

    /// <summary>The same, of the author of E: every third pair of that author's.</summary>
    public const string LatestNotRead = "F not read";

    /// <summary>Whether a rule may have been written with the words of this part in mind.</summary>
    public static bool IsRead(string part) => part is not (NotRead or HeldBack or LatestNotRead);

    // Written after the generated calls were counted: these stay what they were.
    private const string Latest = "E";

    /// <summary>Reads the calls of which others are made: every one but those that are held back, and the latest.</summary>
    public static IEnumerable<JsonObject> ReadAll() => ReadParts().Where(written => written.Part is not (HeldBack or Latest or LatestNotRead)).Select(written => written.Call);

    /// <summary>Reads every call with the part to which it belongs.</summary>
    public static IEnumerable<(string Part, JsonObject Call)> ReadParts()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Calls", "Endings"), "*.jsonl").Order(StringComparer.Ordinal))
        {
            var letter = Path.GetFileNameWithoutExtension(file)[^1..].ToUpperInvariant();
            foreach (var (place, line) in File.ReadLines(file).Where(line => line.Length > 0).Index())
            {
                var part = letter switch
                {
                    "C" => place / 2 % PairsToOneNotRead == PairsToOneNotRead - 1 ? NotRead : "C read",
                    "D" => HeldBack,
                    "F" => LatestNotRead,
                    _ => letter,
                };
                yield return (part, JsonNode.Parse(line)!.AsObject());
            }
        }
    }
}
