using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Concierge.Language.Text;
using Concierge.Understanding;
using NodaTime;

namespace Concierge.Tests.Language;

/// <summary>How many requests of the table were read as their authors meant them, for one slot.</summary>
internal sealed record RequestScore(string Slot)
{
    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<(JsonNode Labelled, JsonNode Read)>>> ReadFiles = new(StringComparer.Ordinal);

    /// <summary>The value is the right one.</summary>
    public int Right { get; private set; }

    /// <summary>Another value is given, without a question.</summary>
    public int Wrong { get; private set; }

    /// <summary>No value is given: it would be asked for.</summary>
    public int Missed { get; private set; }

    /// <summary>A value is given though none was said.</summary>
    public int Filled { get; private set; }

    /// <summary>No value was said, and none is given.</summary>
    public int Empty { get; private set; }

    /// <summary>A person would ask back, and so does the reader.</summary>
    public int Asked { get; private set; }

    /// <summary>A person would ask back; the reader takes one of the possible values.</summary>
    public int Guessed { get; private set; }

    /// <summary>Scores all files of the table that match the pattern.</summary>
    public static RequestScore Count(string files, string slot)
    {
        var score = new RequestScore(slot);
        foreach (var (labelled, read) in ReadFiles.GetOrAdd(files, _ => new(() => ReadAll(files))).Value)
        {
            score.Add(labelled, read);
        }

        return score;
    }

    private static IReadOnlyList<(JsonNode Labelled, JsonNode Read)> ReadAll(string files) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Language", "Requests"), files)
            .Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines)
            .Select(line => (JsonNode.Parse(line)!, JsonNode.Parse(RequestUnderstander.UnderstandLine(line, default(LocalDateTime), asked: null))!)),
    ];

    /// <inheritdoc/>
    public override string ToString()
    {
        var said = Right + Wrong + Missed;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {Slot} | {said} | {Right} ({(said == 0 ? 0 : 100.0 * Right / said):F1} %) | {Wrong} | {Missed} | {Filled} of {Filled + Empty} | {Asked} | {Guessed} |");
    }

    private void Add(JsonNode labelled, JsonNode read)
    {
        if (labelled["bookings"] is JsonArray bookings)
        {
            var found = read["bookings"] as JsonArray;
            for (var index = 0; index < bookings.Count; index++)
            {
                Compare(bookings[index]![Slot]?.ToString(), found is not null && index < found.Count ? Value(found[index]) : null, possible: null);
            }

            return;
        }

        var value = Value(read["slots"]) ?? (read["bookings"] is JsonArray { Count: > 0 } several ? Value(several[0]) : null);
        Compare(labelled["slots"]?[Slot]?.ToString(), value, labelled["ambiguous"]?[Slot] as JsonArray);
    }

    private string? Value(JsonNode? slots) => slots?[Slot]?["value"]?.ToString();

    private void Compare(string? meant, string? read, JsonArray? possible)
    {
        if (possible is not null)
        {
            Asked += read is null ? 1 : 0;
            Guessed += read is not null && possible.Any(value => AreSame(value!.ToString(), read)) ? 1 : 0;
            Wrong += read is not null && !possible.Any(value => AreSame(value!.ToString(), read)) ? 1 : 0;
        }
        else if (meant is null)
        {
            Filled += read is null ? 0 : 1;
            Empty += read is null ? 1 : 0;
        }
        else
        {
            Right += read is not null && AreSame(meant, read) ? 1 : 0;
            Wrong += read is not null && !AreSame(meant, read) ? 1 : 0;
            Missed += read is null ? 1 : 0;
        }
    }

    // Case, accents, apostrophes and a leading "the" do not matter; a number may be written with or without its country code.
    private bool AreSame(string meant, string read) => Slot is "phone" or "guest_phone"
        ? meant == read || (meant.StartsWith("00", StringComparison.Ordinal) && "+" + meant[2..] == read)
        : Plain(meant) == Plain(read);

    private static string Plain(string text)
    {
        var letters = new StringBuilder();
        foreach (var character in AccentRemover.Remove(text))
        {
            letters.Append(char.IsLetterOrDigit(character) ? char.ToLowerInvariant(character).ToString() : character switch { '&' => " and ", '\'' or '’' or '.' => "", _ => " " });
        }

        var words = letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words is ["the", _, ..] ? words[1..] : words);
    }
}
