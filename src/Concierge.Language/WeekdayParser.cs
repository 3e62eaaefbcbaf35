using System.Text.RegularExpressions;
using Concierge.Language.Dates;
using NodaTime;

namespace Concierge.Language;

/// <summary>Parses weekdays: "Friday", "next Friday", "Friday week", "the last Friday of November".</summary>
internal static class WeekdayParser
{
    /// <summary>"the last Friday of November"</summary>
    public static DateRule WeekdayOfMonth { get; } = new(
        $$"""
        \b(?:on\s+)?(?:the\s+)?(?<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)\s+(?<wd>{{DateFields.WeekdayPattern}})\s+(?:(?:of|in)\s+)?
        (?:the\s+|(?<next>next)\s+|this\s+)?(?:month|(?<newyear>new\s+year)|(?<year>year)|(?<mon>{{DateFields.MonthPattern}}))\b(?:\s+(?<y>20\d\d))?
        """,
        ReadWeekdayOfMonth);

    /// <summary>"Friday fortnight", "a fortnight on Friday"</summary>
    public static DateRule FortnightOnWeekday { get; } = new(
        $$"""
        \b(?:on\s+)?(?:
            # "Friday fortnight"
            (?<wd>{{DateFields.WeekdayPattern}})\s+fortnight
            # "a fortnight on Friday"
          | (?:a\s+)?fortnight\s+(?:on|from)\s+(?<wd>{{DateFields.WeekdayPattern}})
        )\b
        """,
        (match, today) => new DateReading(DateFields.GetComing(match, today).PlusDays(14)));

    /// <summary>"Friday week", "a week on Friday"</summary>
    public static DateRule WeekOnWeekday { get; } = new(
        $$"""
        \b(?:on\s+)?(?:
            # "Friday week", "Friday after next"
            (?<wd>{{DateFields.WeekdayPattern}})\s+(?:week(?!end)|after\s+next)
            # "a week on Friday"
          | (?<!\b(?:next|this)\s+)(?:a\s+)?week\s+(?:on|from)\s+(?<wd>{{DateFields.WeekdayPattern}})
        )\b
        """,
        (match, today) => new DateReading(DateFields.GetComing(match, today).PlusDays(7)));

    /// <summary>"next Friday", "Friday next week"</summary>
    public static DateRule WeekdayNextWeek { get; } = new(
        $$"""
        \b(?:on\s+)?(?:
            # "next week on Friday"
            next\s+week\s+(?:on\s+)?(?<wd>{{DateFields.WeekdayPattern}})
            # "Friday next week"
          | (?<wd>{{DateFields.WeekdayPattern}})\s+(?:of\s+)?next\s+week
            # "Friday the week after"
          | (?<wd>{{DateFields.WeekdayPattern}})\s+the\s+week\s+after
            # "next Friday"
          | next\s+(?<wd>{{DateFields.WeekdayPattern}})
        )\b
        """,
        (match, today) => new DateReading(GetInNextWeek(match, today)));

    /// <summary>"last Friday"</summary>
    public static DateRule LastWeekday { get; } = new(
        $$"""
        \b(?:on\s+)?last\s+(?<wd>{{DateFields.WeekdayPattern}})\b
        """,
        (match, today) => new DateReading(DateFields.GetComing(match, today).PlusDays(-7)));

    /// <summary>"this coming Friday"</summary>
    public static DateRule ThisWeekday { get; } = new(
        $$"""
        \b(?:on\s+)?(?:this\s+coming|this|coming)\s+(?<wd>{{DateFields.WeekdayPattern}})\b
        """,
        ReadThisWeekday);

    /// <summary>"Friday", "on Fri", "Fridays"</summary>
    public static DateRule PlainWeekday { get; } = new(
        """
        \b(?:on\s+)?(?<wd>(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thurs?|fri|sat|sun)s?\b
        """,
        ReadWeekday);

    private static DateReading ReadWeekdayOfMonth(Match match, LocalDate today)
    {
        if (match.Groups["year"].Success && !match.Groups["newyear"].Success)
        {
            return DateReading.CreateQuestion($"Which day is {match.Value.Trim()}? Please say the date.");
        }

        var first = match.Groups["newyear"].Success ? new LocalDate(today.Year + 1, 1, 1)
            : match.Groups["mon"].Success ? FindMonth(match, today)
            : today.With(DateAdjusters.StartOfMonth).PlusMonths(match.Groups["next"].Success ? 1 : 0);
        var weekday = (IsoDayOfWeek)DateFields.GetDayOfWeek(match);
        var count = match.Groups["nth"].Value.ToLowerInvariant() switch { "last" => 0, var word => NumberParser.ParseOrdinal(word) };
        var date = count == 0
            ? first.With(DateAdjusters.EndOfMonth).With(DateAdjusters.PreviousOrSame(weekday))
            : first.With(DateAdjusters.NextOrSame(weekday)).PlusWeeks(count - 1);
        return date.Month == first.Month && date >= today
            ? new DateReading(date)
            : DateReading.CreateQuestion($"Which day is {match.Value.Trim()}? Please say the date.");
    }

    private static LocalDate FindMonth(Match match, LocalDate today)
    {
        var year = match.Groups["y"].Success ? DateFields.GetNumber(match, "y") : DateFields.GetMonth(match) < today.Month ? today.Year + 1 : today.Year;
        return new LocalDate(year, DateFields.GetMonth(match), 1);
    }

    private static DateReading ReadThisWeekday(Match match, LocalDate today) =>
        DateFields.GetDayOfWeek(match) == (int)today.DayOfWeek && !match.Value.Contains("coming", StringComparison.OrdinalIgnoreCase)
            ? new DateReading(today)
            : new DateReading(DateFields.GetComing(match, today));

    private static DateReading ReadWeekday(Match match, LocalDate today)
    {
        if (DateFields.GetDayOfWeek(match) != (int)today.DayOfWeek)
        {
            return new DateReading(DateFields.GetComing(match, today));
        }

        var week = today.PlusDays(7);
        return new DateReading([today, week], $"Do you mean today, {BookingFormatter.FormatDay(today)}, or {BookingFormatter.FormatDay(week)}?");
    }

    // "Next Friday" is the Friday of the next calendar week, which begins on Monday.
    private static LocalDate GetInNextWeek(Match match, LocalDate today) =>
        today.Next(IsoDayOfWeek.Monday).PlusDays(DateFields.GetDayOfWeek(match) - 1);
}
