using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Concierge.Language.Acts;

/// <summary>
/// Reads the values of a table in a clause of <see cref="ClauseSplitter"/>, in the table's own role: no opening hours, prices or table numbers.
/// </summary>
internal static partial class EnglishTableValueReader
{
    private const RegexOptions Options = RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant;

    private static readonly string[] Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <summary>Whether the clause is about something else than the table's own values.</summary>
    public static bool IsAboutSomethingElse(string clause) => OtherRole().IsMatch(clause);

    /// <summary>Reads a clause.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="today">The date of the call.</param>
    public static TableValues Read(string clause, LocalDate today) => new(ReadWeekdays(clause, today), ReadDayOfMonth(clause), ReadPartySize(clause));

    private static List<IsoDayOfWeek> ReadWeekdays(string clause, LocalDate today)
    {
        List<IsoDayOfWeek> days = [.. Weekday().Matches(clause).Select(found => (IsoDayOfWeek)(Array.IndexOf(Days, found.Value) + 1))];
        foreach (Match found in RelativeDay().Matches(clause))
        {
            days.Add(today.PlusDays(found.Value == "tomorrow" ? 1 : 0).DayOfWeek);
        }

        return days;
    }

    private static int? ReadDayOfMonth(string clause)
    {
        if (NumericDay().Match(clause) is { Success: true } digits)
        {
            return int.Parse(digits.Groups["day"].Value, CultureInfo.InvariantCulture);
        }

        return SpokenDay().Match(clause) is { Success: true } words
            ? EnglishNumberWords.Find(EnglishNumberWords.Ordinals, words.Groups["day"].Value)
            : null;
    }

    private static int? ReadPartySize(string clause)
    {
        if (Party().Match(clause) is not { Success: true } found)
        {
            return null;
        }

        var text = found.Groups["number"].Value;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : EnglishNumberWords.Find(EnglishNumberWords.Cardinals, text);
    }

    [GeneratedRegex(
        """
        \b(?: closed | closes? | opens? | opening | every | mondays | tuesdays | wednesdays | thursdays | fridays | saturdays | sundays | until
            | till | kitchen | last\ orders | minutes? | usually
            | parking | menu | instead\ of | not | n't | can't | don't | won't | no | rather\ than | per\ (?:person|head) | pounds? | dollars?
                | euros? | table\ number | floor | street | telephone
            | phone\ number | arrive | late | busy | full | or | yesterday | last | hours? )\b | [$£€]
        """,
        Options)]
    private static partial Regex OtherRole();

    [GeneratedRegex(@"\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b")]
    private static partial Regex Weekday();

    [GeneratedRegex(@"\b(?:today|tonight|tomorrow)\b")]
    private static partial Regex RelativeDay();

    [GeneratedRegex(
        """
        \b(?<day>[12]?[0-9]|3[01])(?:st|nd|rd|th)\b
        | \b(?:january|february|march|april|may|june|july|august|september|october|november|december)\ (?<day>[12]?[0-9]|3[01])\b
        """,
        Options)]
    private static partial Regex NumericDay();

    [GeneratedRegex(
        """
        \b(?:the|day|january|february|march|april|may|june|july|august|september|october|november|december)\ (?<day>(?:twenty|thirty)\ (?:first
            |second|third|fourth|fifth|sixth|seventh|eighth|ninth)
            | fourth | fifth | sixth | seventh | eighth | ninth | tenth | eleventh | twelfth | \w+teenth | twentieth | thirtieth)\b
        """,
        Options)]
    private static partial Regex SpokenDay();

    // "for four" is a party unless a time follows; "four people" always is.
    [GeneratedRegex(
        """
        \b(?:table\ (?:for|of)|party\ of|for|you're|just|only)\ (?:a\ party\ of\ |just\ |only\ )?(?<number>one|two|three|four|five|six|seven|eight
            |nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|[1-9]|1[0-9]|20)
            (?!\ (?:o\b|pm|am\b|p\b|a\b|thirty|fifteen|forty|oh|hundred|past|[0-9]|minutes|hours?|nights?|euros?|pounds?|dollars?|sharp|second|moment
                |and\ a\ half|in\ the))\b (?!\ ?:)
        | \b(?:book|reserve|booking\ for|have)\ (?<number>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\ (?:for|on|this|tonight
            |tomorrow|at)\b
        | \b(?<number>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\ for\ (?:tonight|tomorrow|this|dinner|lunch|brunch|\w+day)\b
        | \b(?<number>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[1-9]|1[0-9]|20)\ (?:people|persons?|guests?|covers?|pax|adults
            |diners|of\ (?:you|us))\b
        """,
        Options)]
    private static partial Regex Party();
}
