using System.Text.RegularExpressions;
using Concierge.Language.Dates;
using NodaTime;

namespace Concierge.Language;

/// <summary>Parses lists and ranges of days: "any evening this weekend", "27 or 28 November", "next week Friday or Saturday".</summary>
internal static class DateListParser
{
    // "any evening", "either day works"
    private const string Any =
        """
        (?:
            (?:any|either|whichever)\s+(?:other\s+|one\s+)?(?<part>
                days?|evenings?|nights?|times?|dates?|afternoons?|lunchtimes?|weekdays?|weeknights?
            )(?:\s+(?:is\s+(?:fine|ok|okay)|works|will\s+do|would\s+do))?
        )
        """;

    // "this weekend", "the coming week"
    private const string Span = @"(?<which>this|this\s+coming|next|the\s+coming|the)\s+(?<unit>weekend|week)\b";

    // " or else on the "
    private const string Or = @"\s*(?:,?\s*\bor(?:\s+else|\s+maybe|\s+possibly)?\b|/)\s*(?:on\s+)?(?:the\s+)?";

    /// <summary>The rules, the most specific first.</summary>
    public static readonly IReadOnlyList<DateRule> Rules =
    [
        new(Patterns.AnyInPeriod, ReadPeriod),
        new(Patterns.WeekdayRange, ReadWeekdayRange),
        new(Patterns.DayRange, ReadDayRange),
        new(Patterns.DaysOfMonth, ReadDaysOfMonth),
        new(Patterns.QualifiedWeekdays, ReadQualified),
    ];

    private static DateReading ReadPeriod(Match match, LocalDate today)
    {
        var next = match.Groups["which"].Value.Equals("next", StringComparison.OrdinalIgnoreCase);
        if (match.Groups["unit"].Value.Equals("weekend", StringComparison.OrdinalIgnoreCase))
        {
            return ReadWeekend(today, next);
        }

        var first = next ? today.Next(IsoDayOfWeek.Monday) : today;
        var last = (next ? first : today) is var from && from.DayOfWeek == IsoDayOfWeek.Sunday ? from : from.Next(IsoDayOfWeek.Sunday);
        var latest = match.Groups["part"].Value.ToLowerInvariant() switch
        {
            ['w', 'e', 'e', 'k', 'd', ..] => IsoDayOfWeek.Friday,
            ['w', 'e', 'e', 'k', 'n', ..] => IsoDayOfWeek.Thursday,
            _ => IsoDayOfWeek.Sunday,
        };
        return DateReading.CreateAnyOf(EnumerateDays(first, last).Where(day => day.DayOfWeek <= latest));
    }

    private static DateReading ReadDayRange(Match match, LocalDate today) =>
        match.Groups["open"].Success && GetDaysOfMonth(match, today) is [var first, var last]
            ? ReadRange(first, last)
            : DateReading.CreateQuestion("Which days do you mean?");

    private static DateReading ReadDaysOfMonth(Match match, LocalDate today) =>
        GetDaysOfMonth(match, today) is [var first, var second]
            ? DateReading.CreateAnyOf([first, second])
            : DateReading.CreateQuestion("Which days do you mean?");

    private static DateReading ReadWeekend(LocalDate today, bool next)
    {
        var saturday = today.DayOfWeek == IsoDayOfWeek.Saturday && !next ? today : today.Next(IsoDayOfWeek.Saturday);
        return (next, today.DayOfWeek) switch
        {
            (false, IsoDayOfWeek.Sunday) =>
                DateReading.CreateQuestion(
                    $"Do you mean today, {BookingFormatter.FormatDay(today)}, or the weekend of {BookingFormatter.FormatDay(saturday)}?"),
            (true, not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)) =>
                DateReading.CreateQuestion(
                    $"Do you mean the weekend of {BookingFormatter.FormatDay(saturday)} or that of {BookingFormatter.FormatDay(saturday.PlusWeeks(1))}?"),
            _ => DateReading.CreateAnyOf([saturday, saturday.PlusDays(1)]),
        };
    }

    private static DateReading ReadWeekdayRange(Match match, LocalDate today)
    {
        var (from, to) = (GetDayOfWeek(match.Groups["wd"].Value), GetDayOfWeek(match.Groups["wd2"].Value));
        if (from == today.DayOfWeek || from == to)
        {
            return DateReading.CreateQuestion("Which days exactly would suit you?");
        }

        var next = match.Groups["next"].Success;
        var first = next ? today.Next(IsoDayOfWeek.Monday).PlusDays((int)from - 1) : today.Next(from);
        return match.Groups["open"].Success || match.Groups["any"].Success
            ? ReadRange(first, first.Next(to))
            : DateReading.CreateQuestion(
                $"Any day from {BookingFormatter.FormatDay(first)} to {BookingFormatter.FormatDay(first.Next(to))}, or which of them?");
    }

    private static DateReading ReadRange(LocalDate first, LocalDate last) =>
        last > first ? DateReading.CreateAnyOf(EnumerateDays(first, last)) : DateReading.CreateQuestion("Which days exactly would suit you?");

    private static DateReading ReadQualified(Match match, LocalDate today)
    {
        var weekdays = match.Groups["wd"].Captures.OrderBy(capture => capture.Index).Select(capture => GetDayOfWeek(capture.Value)).ToList();
        var coming = weekdays.ConvertAll(weekday => today.Next(weekday));
        var nextWeek = weekdays.ConvertAll(weekday => today.Next(IsoDayOfWeek.Monday).PlusDays((int)weekday - 1));
        var qualifier = match.Groups["q"].Value.ToLowerInvariant();
        if (!qualifier.StartsWith("next", StringComparison.Ordinal))
        {
            return weekdays.Contains(today.DayOfWeek) ? DateReading.CreateQuestion("Which days exactly do you mean?") : DateReading.CreateAnyOf(coming);
        }

        // "Next Friday or Saturday" is ambiguous, unless both interpretations give the same days.
        return qualifier.EndsWith("week", StringComparison.Ordinal) || coming.SequenceEqual(nextWeek) ? DateReading.CreateAnyOf(nextWeek)
            : DateReading.CreateQuestion($"Which days: {string.Join(" or ", nextWeek.Select(day => BookingFormatter.FormatDay(day)))}, or a week earlier?");
    }

    private static List<LocalDate> GetDaysOfMonth(Match match, LocalDate today)
    {
        var year = match.Groups["y"] is { Success: true } written ? written.Value : "";
        List<LocalDate> days = [];
        foreach (var end in new[] { "1", "2" })
        {
            var (weekday, day) = (match.Groups[$"wd{end}"].Value, NumberParser.ParseOrdinal(match.Groups[$"d{end}"].Value));
            var words = new MaskedText($"{weekday} {day} {match.Groups["mon"].Value} {year}".Trim());
            if (DateParser.Parse(words, today)?.Date is { } date)
            {
                days.Add(date);
            }
        }

        return days;
    }

    private static IEnumerable<LocalDate> EnumerateDays(LocalDate first, LocalDate last) =>
        Enumerable.Range(0, Math.Min(Count(first, last), DateChoiceResolver.MaxDays + 1)).Select(first.PlusDays);

    private static int Count(LocalDate first, LocalDate last) => Period.DaysBetween(first, last) + 1;

    private static IsoDayOfWeek GetDayOfWeek(string weekday) => weekday[..2].ToLowerInvariant() switch
    {
        "mo" => IsoDayOfWeek.Monday,
        "tu" => IsoDayOfWeek.Tuesday,
        "we" => IsoDayOfWeek.Wednesday,
        "th" => IsoDayOfWeek.Thursday,
        "fr" => IsoDayOfWeek.Friday,
        "sa" => IsoDayOfWeek.Saturday,
        _ => IsoDayOfWeek.Sunday,
    };

    // "Friday the 27th", in the groups wd1 and d1
    private const string Day1 =
        $$"""
        (?:(?<wd1>{{DateFields.WeekdayPattern}})\.?,?\s+)?(?:the\s+)?(?:(?<d1>\d{1,2})(?:st|nd|rd|th)?|(?<d1>{{NumberParser.OrdinalPattern}}))
        """;

    // "Saturday the 28th", in the groups wd2 and d2
    private const string Day2 =
        $$"""
        (?:(?<wd2>{{DateFields.WeekdayPattern}})\.?,?\s+)?(?:the\s+)?(?:(?<d2>\d{1,2})(?:st|nd|rd|th)?|(?<d2>{{NumberParser.OrdinalPattern}}))
        """;

    // " of November 2026"
    private const string OfMonth =
        $$"""
        \s+(?:of\s+)?(?<mon>{{DateFields.MonthPattern}})\b\.?(?:,?\s+(?<y>20\d\d)(?!\s*(?:hours|hrs|uhr|:)))?
        """;

    // A class of its own: the tables above use the patterns while this type is initialized.
    private static class Patterns
    {
        public static Regex AnyInPeriod { get; } = new(
            $$"""
              # "any evening this weekend"
              \b(?:on\s+)?{{Any}}\s*,?\s*(?:(?:of|in|on|over|during|at)\s+)?{{Span}}
              # "this weekend, any evening"
            | \b(?:(?:over|during|at|on)\s+)?{{Span}}\s*,?\s*(?:on\s+)?{{Any}}
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "Friday to Sunday", "any day from Monday to Thursday next week"; not "move it from Friday to Saturday"
        public static Regex WeekdayRange { get; } = new(
            $$"""
            (?<!\b(?:change|move|switch|moved|changed)\s+(?:it\s+|that\s+|us\s+|the\s+booking\s+)?(?:from\s+)?)\b(?:
                (?<any>any\s+(?:day|evening|night)|some\s*time|any\s*time)\s*,?\s*
            )?(?:(?<open>from|between)\s+)?(?<next>next\s+)?\b(?<wd>{{DateFields.WeekdayPattern}})\s*(?:
                \b(?:to|and(?<=between\s+(?:next\s+)?{{DateFields.WeekdayPattern}}\s+and)|till?|until|through|thru)\b
              | -
            )\s*(?<wd2>{{DateFields.WeekdayPattern}})\b(?<next>\s+next\s+week)?
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "from the 27th to the 29th of November"
        public static Regex DayRange { get; } = new(
            $$"""
            \b(?:(?<open>(?:any\s+(?:day|evening|night)\s+)?(?:from|between))\s+)?\b{{Day1}}\s*
            (?:\b(?:to|and|till?|until|through)\b|-)\s*{{Day2}}{{OfMonth}}
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex DaysOfMonth { get; } = new(
            $$"""
              # "27 or 28 November"
              \b(?:on\s+)?{{Day1}}{{Or}}{{Day2}}{{OfMonth}}
              # "November 27 or 28"
            | \b(?:on\s+)?(?<mon>{{DateFields.MonthPattern}})\b\.?\s+(?:the\s+)?{{Day1}}{{Or}}{{Day2}}\b(?!
                  \s*(?:people|persons?|guests|of\s+us|pax|adults|diners|p\.?m|a\.?m|:\d)
              )(?:,?\s+(?<y>20\d\d)(?!\s*(?:hours|hrs|uhr|:)))?
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex QualifiedWeekdays { get; } = new(
            $$"""
            \b(?:on\s+)?(?:
                # "next week Friday or Saturday"
                (?<q>next\s+week|this\s+week|this\s+weekend|next|this\s+coming|this|coming)\s*,?\s+(?:on\s+)?
                (?<wd>{{DateFields.WeekdayPattern}})\b(?:\s*,\s*(?<wd>{{DateFields.WeekdayPattern}})\b)*{{Or}}(?<wd>{{DateFields.WeekdayPattern}})\b
                # "Friday or Saturday next week"
              | (?<wd>{{DateFields.WeekdayPattern}})\b(?:\s*,\s*(?<wd>{{DateFields.WeekdayPattern}})\b)*
                {{Or}}(?<wd>{{DateFields.WeekdayPattern}})\s*,?\s+(?:of\s+)?
                (?<q>next\s+week|this\s+weekend|this\s+week)
            )\b(?!end)
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
    }
}
