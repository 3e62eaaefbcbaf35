using System.Text.RegularExpressions;
using NodaTime;

namespace Concierge.Language;

/// <summary>Parses days that count from today: "tomorrow", "a week from today", "in two weeks", "the last day of this month".</summary>
internal static partial class RelativeDateParser
{
    /// <summary>"today", "tonight"</summary>
    public static DateRule Today { get; } = new(TodayPattern(), (_, today) => new DateReading(today));

    /// <summary>"tomorrow", also as it is mistyped</summary>
    public static DateRule Tomorrow { get; } = new(TomorrowPattern(), (_, today) => new DateReading(today.PlusDays(1)));

    /// <summary>"yesterday", "last night"</summary>
    public static DateRule Yesterday { get; } = new(YesterdayPattern(), (_, today) => new DateReading(today.PlusDays(-1)));

    /// <summary>"the day after tomorrow"</summary>
    public static DateRule DayAfterTomorrow { get; } = new(DayAfterTomorrowPattern(), (_, today) => new DateReading(today.PlusDays(2)));

    /// <summary>Seven days from today, or from tomorrow where the group "tm" matches.</summary>
    public static DateRule WeekAfterTomorrow { get; } = new(
        """
        \b(?:
            # "a week from tomorrow"
            a\s+week\s+(?:from\s+)?(?<tm>tomorrow)
            # "tomorrow week"
          | (?<tm>tomorrow)\s+week
            # "a week from today"
          | (?:a\s+)?week\s+(?:from\s+)?(?:today|now)
            # "today week"
          | today\s+week
            # "this day next week"
          | this\s+(?:day|time)\s+next\s+week
            # "a week tomorrow"
          | (?:a\s+)?week\s+(?<tm>tomorrow)
        )\b
        """,
        (match, today) => new DateReading(today.PlusDays(match.Groups["tm"].Success ? 8 : 7)));

    /// <summary>"in two weeks", "two weeks from now", "a week on Friday"</summary>
    public static DateRule Ahead { get; } = new(
        $$"""
        \b(?:
            # "in two weeks", "in a fortnight", "in three days' time"
            in\s+(?<n>an?|{{NumberParser.CardinalPattern}})\s+(?<u>days?|weeks?|fortnight|months?)(?:'?s?'?\s+(?<from>time))?
            # "two weeks from now", "a week on Friday"
          | (?<n>an?|{{NumberParser.CardinalPattern}})\s+(?<u>days?|weeks?|fortnight|months?)\s+
            (?:(?:from|on)\s+(?=\S)|(?=today|tomorrow))(?<from>now|today|tomorrow|(?<wd>{{DateFields.WeekdayPattern}}))
        )\b
        """,
        ReadAhead);

    /// <summary>"the last day of this month"</summary>
    public static DateRule LastDayOfMonth { get; } = new(
        """
        \b(?:on\s+)?the\s+last\s+day\s+of\s+(?:the|this|(?<next>next))\s+month\b
        """,
        (match, today) => new DateReading(today.PlusMonths(match.Groups["next"].Success ? 1 : 0).With(DateAdjusters.EndOfMonth)));

    private static DateReading ReadAhead(Match match, LocalDate today)
    {
        var count = match.Groups["n"].Value.ToLowerInvariant() switch { "a" or "an" or "" => 1, var word => NumberParser.Parse(word) };
        var unit = match.Groups["u"].Value.ToLowerInvariant();
        var from = match.Groups["from"].Value.ToLowerInvariant() switch
        {
            "tomorrow" => today.PlusDays(1),
            "" or "now" or "today" or "time" => today,
            _ => DateFields.GetComing(match, today),
        };
        return new DateReading(unit[0] switch
        {
            'd' => from.PlusDays(count),
            'w' => from.PlusWeeks(count),
            'f' => from.PlusWeeks(2 * count),
            _ => from.PlusMonths(count),
        });
    }

    [GeneratedRegex(
        """
        \b(?:today|tonight|this\s+(?:evening|afternoon|morning|lunchtime|noon)|later\s+today)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex TodayPattern();

    [GeneratedRegex(@"\b(?:tomorrow|tomorow|tommorow|tommorrow|tmrw|tmr|2moro|2morrow)\b", RegexOptions.IgnoreCase)]
    private static partial Regex TomorrowPattern();

    [GeneratedRegex(@"\b(?:yesterday|last\s+night)\b", RegexOptions.IgnoreCase)]
    private static partial Regex YesterdayPattern();

    [GeneratedRegex(@"\b(?:the\s+)?day\s+after\s+(?:tomorrow|tmrw|tmr)\b", RegexOptions.IgnoreCase)]
    private static partial Regex DayAfterTomorrowPattern();
}
