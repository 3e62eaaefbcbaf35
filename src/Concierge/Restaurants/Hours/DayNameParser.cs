using NodaTime;

namespace Concierge.Restaurants.Hours;

/// <summary>The names of weekdays and months in opening hours: the two- and three-letter names of the syntax, and common unambiguous variants.</summary>
internal static class DayNameParser
{
    private static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>Parses a weekday.</summary>
    /// <param name="word">
    /// In lower case. "So" (a common German slip) is Sunday; "di" and "do" are not accepted, because they mean different days in different
    /// languages.
    /// </param>
    public static IsoDayOfWeek? ParseWeekday(string word)
    {
        var index = word == "so"
            ? 6
            : word.Length < 2
                ? -1
                : Array.FindIndex(Weekdays, name => name.StartsWith(word, StringComparison.Ordinal) && word.Length is 2 or 3 || name == word);
        return index < 0 ? null : (IsoDayOfWeek)(index + 1);
    }

    /// <summary>Parses a month, 1 to 12.</summary>
    /// <param name="word">In lower case.</param>
    public static int? ParseMonth(string word)
    {
        var index = word.Length < 3
            ? -1
            : Array.FindIndex(
                Months,
                name => name == word
                    || (word.Length == 3 && name.StartsWith(word, StringComparison.Ordinal))
                    || (word == "sept" && name == "september"));
        return index < 0 ? null : index + 1;
    }
}
