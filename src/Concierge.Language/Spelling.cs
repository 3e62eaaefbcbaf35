using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Mends slips of typing in the few words that a booking hangs on. A name keeps its letters: only a word that ends as the word meant does is mended.</summary>
internal static class Spelling
{
    private static readonly string[] Words =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tomorrow", "tonight", "people", "table", "reservation", "restaurant", "november", "december", "january", "february", "september", "october"];

    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["wensday"] = "wednesday",
        ["wendesday"] = "wednesday",
        ["weds"] = "wednesday",
        ["tmoro"] = "tomorrow",
        ["tmw"] = "tomorrow",
        ["tomoz"] = "tomorrow",
        ["2mrw"] = "tomorrow",
        ["2nite"] = "tonight",
        ["2night"] = "tonight",
        ["tonite"] = "tonight",
        ["2day"] = "today",
        ["tdy"] = "today",
        ["sundy"] = "sunday",
        ["ppl"] = "people",
        ["peeps"] = "people",
        ["tabel"] = "table",
    };

    /// <summary>The text with slips mended.</summary>
    public static string Mend(string text) => Word().Replace(text, match =>
        Known.TryGetValue(match.Value, out var known) ? known
        : match.Length < 5 ? match.Value
        : Array.Find(Words, word => IsSlip(match.Value.ToLowerInvariant(), word)) ?? match.Value);

    // One letter left out, doubled or changed, or two exchanged; never the first, and a day still ends as a day.
    private static bool IsSlip(string written, string word)
    {
        if (written == word || written[0] != word[0] || Math.Abs(written.Length - word.Length) > 1 || word.Length < 6
            || (word.EndsWith("day", StringComparison.Ordinal) && !written.EndsWith("day", StringComparison.Ordinal) && !written.EndsWith("dya", StringComparison.Ordinal)))
        {
            return false;
        }

        var start = 0;
        while (start < Math.Min(written.Length, word.Length) && written[start] == word[start])
        {
            start++;
        }

        var (left, right) = (written[start..], word[start..]);
        return left.Length == right.Length
            ? left[1..] == right[1..] || (left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..] == right[2..])
            : left.Length < right.Length ? left == right[1..] : left[1..] == right;
    }

    private static Regex? _word;

    private static Regex Word() => _word ??= new(@"(?<![\w'@.+])(?:\d?\p{L}{3,12}|2day)(?![\w'@])");
}
