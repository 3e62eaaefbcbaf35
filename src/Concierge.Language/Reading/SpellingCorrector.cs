using System.Text.RegularExpressions;

namespace Concierge.Language.Reading;

/// <summary>Corrects typing errors in the words that are essential for a booking. Names stay unchanged.</summary>
internal static partial class SpellingCorrector
{
    private static readonly string[] Words =
    [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tomorrow", "tonight", "people", "table",
        "reservation", "restaurant", "november", "december", "january", "february", "september", "october",
        "evening", "morning", "afternoon", "quarter", "children", "friends", "thirty", "eleven", "twelve", "please",
    ];

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
        ["tabl"] = "table",
        ["tow"] = "two",
        ["sevne"] = "seven",
        ["foru"] = "four",
        ["eigth"] = "eight",
        ["eihgt"] = "eight",
        ["teh"] = "the",
        ["adn"] = "and",
        ["befor"] = "before",
        ["hlaf"] = "half",
        ["haf"] = "half",
        ["oclcok"] = "o'clock",
        ["mornin"] = "morning",
        ["nite"] = "night",
        ["lunhc"] = "lunch",
        ["lucnh"] = "lunch",
        ["brekkie"] = "breakfast",
        ["brekky"] = "breakfast",
        ["brekfast"] = "breakfast",
        ["arvo"] = "afternoon",
        ["undr"] = "under",
        ["nmae"] = "name",
        ["sory"] = "sorry",
        ["sry"] = "sorry",
        ["dyas"] = "days",
        ["wfie"] = "wife",
        ["kdis"] = "kids",
        ["wiht"] = "with",
        ["nigth"] = "night",
        ["tonigth"] = "tonight",
        ["aftrenoon"] = "afternoon",
        ["persosn"] = "persons",
        ["pepole"] = "people",
        ["fourty"] = "forty",
        ["lst"] = "last",
        ["tmrws"] = "tomorrow's",
    };

    /// <summary>Returns the text with corrected spelling; its length can differ.</summary>
    /// <param name="text">The text.</param>
    /// <param name="corrected">Called for each corrected word with its position in the result, its length there and its length in the text.</param>
    public static string Correct(string text, Action<int, int, int>? corrected = null)
    {
        var shift = 0;
        return Word().Replace(text, match =>
        {
            var written = Known.TryGetValue(match.Value, out var known) ? known
                : match.Length < 5 ? match.Value
                : Array.Find(Words, word => IsTypingError(match.Value.ToLowerInvariant(), word)) ?? match.Value;
            if (written != match.Value)
            {
                corrected?.Invoke(match.Index + shift, written.Length, match.Length);
                shift += written.Length - match.Length;
            }

            return written;
        });
    }

    private static bool LosesDay(string written, string word) =>
        word.EndsWith("day", StringComparison.Ordinal)
        && !written.EndsWith("day", StringComparison.Ordinal)
        && !written.EndsWith("dya", StringComparison.Ordinal)
        && !written.EndsWith("ady", StringComparison.Ordinal);

    // One letter is missing, doubled or wrong, or two are swapped. The first letter is always right, and a weekday ends in
    // "day" or "dya" or "ady": otherwise the surname "Mondal" becomes "monday".
    private static bool IsTypingError(string written, string word)
    {
        if (written == word || written[0] != word[0] || Math.Abs(written.Length - word.Length) > 1 || word.Length < 6 || LosesDay(written, word))
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

    [GeneratedRegex(@"(?<![\w'@.+])(?:\d?\p{L}{3,12}|2day)(?![\w'@])")]
    private static partial Regex Word();
}
