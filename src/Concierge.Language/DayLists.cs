using System.Text.RegularExpressions;
using Concierge.Language.Dates;
using NodaTime;

namespace Concierge.Language;

/// <summary>Reads several days said in one breath: "any evening this weekend", "27 or 28 November", "next week Friday or Saturday".</summary>
internal static class DayLists
{
    private const string W = DateWords.Weekday;
    private const string Any = @"(?:(?:any|either|whichever)\s+(?:other\s+|one\s+)?(?<part>days?|evenings?|nights?|times?|dates?|afternoons?|lunchtimes?|weekdays?|weeknights?)(?:\s+(?:is\s+(?:fine|ok|okay)|works|will\s+do|would\s+do))?)";
    private const string Span = @"(?<which>this|this\s+coming|next|the\s+coming|the)\s+(?<unit>weekend|week)\b";
    private const string Or = @"\s*(?:,?\s*\bor(?:\s+else|\s+maybe|\s+possibly)?\b|/)\s*(?:on\s+)?(?:the\s+)?";

    /// <summary>The readers, the surest first.</summary>
    public static readonly IReadOnlyList<(Regex Pattern, Func<Match, LocalDate, DateReading> Read)> Readers =
    [
        (AnyInPeriod(), ReadPeriod),
        (WeekdayRange(), ReadWeekdayRange),
        (DayRange(), (match, today) => match.Groups["open"].Success && InMonth(match, today) is [var first, var last] ? Between(first, last) : DateReading.Ask("Which days do you mean?")),
        (DaysOfMonth(), (match, today) => InMonth(match, today) is [var first, var second] ? DateReading.AnyOf([first, second]) : DateReading.Ask("Which days do you mean?")),
        (QualifiedWeekdays(), ReadQualified),
    ];

    private static DateReading ReadPeriod(Match match, LocalDate today)
    {
        var next = match.Groups["which"].Value.Equals("next", StringComparison.OrdinalIgnoreCase);
        if (match.Groups["unit"].Value.Equals("weekend", StringComparison.OrdinalIgnoreCase))
        {
            return Weekend(today, next);
        }

        var first = next ? today.Next(IsoDayOfWeek.Monday) : today;
        var last = (next ? first : today) is var from && from.DayOfWeek == IsoDayOfWeek.Sunday ? from : from.Next(IsoDayOfWeek.Sunday);
        var latest = match.Groups["part"].Value.ToLowerInvariant() switch
        {
            ['w', 'e', 'e', 'k', 'd', ..] => IsoDayOfWeek.Friday,
            ['w', 'e', 'e', 'k', 'n', ..] => IsoDayOfWeek.Thursday,
            _ => IsoDayOfWeek.Sunday,
        };
        return DateReading.AnyOf(Days(first, last).Where(day => day.DayOfWeek <= latest));
    }

    private static DateReading Weekend(LocalDate today, bool next)
    {
        var saturday = today.DayOfWeek == IsoDayOfWeek.Saturday && !next ? today : today.Next(IsoDayOfWeek.Saturday);
        return (next, today.DayOfWeek) switch
        {
            (false, IsoDayOfWeek.Sunday) => DateReading.Ask($"Do you mean today, {BookingText.Day(today)}, or the weekend of {BookingText.Day(saturday)}?"),
            (true, not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)) =>
                DateReading.Ask($"Do you mean the weekend of {BookingText.Day(saturday)} or that of {BookingText.Day(saturday.PlusWeeks(1))}?"),
            _ => DateReading.AnyOf([saturday, saturday.PlusDays(1)]),
        };
    }

    private static DateReading ReadWeekdayRange(Match match, LocalDate today)
    {
        var (from, to) = (DayOf(match.Groups["wd"].Value), DayOf(match.Groups["wd2"].Value));
        if (from == today.DayOfWeek || from == to)
        {
            return DateReading.Ask("Which days exactly would suit you?");
        }

        var next = match.Groups["next"].Success;
        var first = next ? today.Next(IsoDayOfWeek.Monday).PlusDays((int)from - 1) : today.Next(from);
        return match.Groups["open"].Success || match.Groups["any"].Success
            ? Between(first, first.Next(to))
            : DateReading.Ask($"Any day from {BookingText.Day(first)} to {BookingText.Day(first.Next(to))}, or which of them?");
    }

    private static DateReading Between(LocalDate first, LocalDate last) =>
        last > first ? DateReading.AnyOf(Days(first, last)) : DateReading.Ask("Which days exactly would suit you?");

    private static DateReading ReadQualified(Match match, LocalDate today)
    {
        var weekdays = match.Groups["wd"].Captures.OrderBy(capture => capture.Index).Select(capture => DayOf(capture.Value)).ToList();
        var coming = weekdays.ConvertAll(weekday => today.Next(weekday));
        var nextWeek = weekdays.ConvertAll(weekday => today.Next(IsoDayOfWeek.Monday).PlusDays((int)weekday - 1));
        var qualifier = match.Groups["q"].Value.ToLowerInvariant();
        if (!qualifier.StartsWith("next", StringComparison.Ordinal))
        {
            return weekdays.Contains(today.DayOfWeek) ? DateReading.Ask("Which days exactly do you mean?") : DateReading.AnyOf(coming);
        }

        // "Next Friday or Saturday" leaves open which Saturday, unless both readings are the same day.
        return qualifier.EndsWith("week", StringComparison.Ordinal) || coming.SequenceEqual(nextWeek) ? DateReading.AnyOf(nextWeek)
            : DateReading.Ask($"Which days: {string.Join(" or ", nextWeek.Select(day => BookingText.Day(day)))}, or a week earlier?");
    }

    private static List<LocalDate> InMonth(Match match, LocalDate today)
    {
        var year = match.Groups["y"] is { Success: true } written ? written.Value : "";
        List<LocalDate> days = [];
        foreach (var end in new[] { "1", "2" })
        {
            var words = new MaskedText($"{match.Groups[$"wd{end}"].Value} {NumberWords.OrdinalValue(match.Groups[$"d{end}"].Value)} {match.Groups["mon"].Value} {year}".Trim());
            if (DateWords.Read(words, today)?.Date is { } date)
            {
                days.Add(date);
            }
        }

        return days;
    }

    private static IEnumerable<LocalDate> Days(LocalDate first, LocalDate last) =>
        Enumerable.Range(0, Math.Min(Count(first, last), DayChoices.Most + 1)).Select(first.PlusDays);

    private static int Count(LocalDate first, LocalDate last) => Period.DaysBetween(first, last) + 1;

    private static IsoDayOfWeek DayOf(string weekday) => weekday[..2].ToLowerInvariant() switch
    {
        "mo" => IsoDayOfWeek.Monday,
        "tu" => IsoDayOfWeek.Tuesday,
        "we" => IsoDayOfWeek.Wednesday,
        "th" => IsoDayOfWeek.Thursday,
        "fr" => IsoDayOfWeek.Friday,
        "sa" => IsoDayOfWeek.Saturday,
        _ => IsoDayOfWeek.Sunday,
    };

    private const string Day1 = @"(?:(?<wd1>" + W + @")\.?,?\s+)?(?:the\s+)?(?:(?<d1>\d{1,2})(?:st|nd|rd|th)?|(?<d1>" + NumberWords.Ordinal + "))";
    private const string Day2 = @"(?:(?<wd2>" + W + @")\.?,?\s+)?(?:the\s+)?(?:(?<d2>\d{1,2})(?:st|nd|rd|th)?|(?<d2>" + NumberWords.Ordinal + "))";
    private const string OfMonth = @"\s+(?:of\s+)?(?<mon>" + DateWords.Month + @")\b\.?(?:,?\s+(?<y>20\d\d)(?!\s*(?:hours|hrs|uhr|:)))?";

    private static Regex? _anyInPeriod;

    private static Regex AnyInPeriod() => _anyInPeriod ??= new(@"\b(?:on\s+)?" + Any + @"\s*,?\s*(?:(?:of|in|on|over|during|at)\s+)?" + Span + @"|\b(?:(?:over|during|at|on)\s+)?" + Span + @"\s*,?\s*(?:on\s+)?" + Any, RegexOptions.IgnoreCase);

    private static Regex? _weekdayRange;

    private static Regex WeekdayRange() => _weekdayRange ??= new(@"(?<!\b(?:change|move|switch|moved|changed)\s+(?:it\s+|that\s+|us\s+|the\s+booking\s+)?(?:from\s+)?)\b(?:(?<any>any\s+(?:day|evening|night)|some\s*time|any\s*time)\s*,?\s*)?(?:(?<open>from|between)\s+)?(?<next>next\s+)?\b(?<wd>" + W + @")\s*(?:\b(?:to|and(?<=between\s+(?:next\s+)?" + W + @"\s+and)|till?|until|through|thru)\b|-)\s*(?<wd2>" + W + @")\b(?<next>\s+next\s+week)?", RegexOptions.IgnoreCase);

    private static Regex? _dayRange;

    private static Regex DayRange() => _dayRange ??= new(@"\b(?:(?<open>(?:any\s+(?:day|evening|night)\s+)?(?:from|between))\s+)?\b" + Day1 + @"\s*(?:\b(?:to|and|till?|until|through)\b|-)\s*" + Day2 + OfMonth, RegexOptions.IgnoreCase);

    private static Regex? _daysOfMonth;

    private static Regex DaysOfMonth() => _daysOfMonth ??= new(@"\b(?:on\s+)?" + Day1 + Or + Day2 + OfMonth + @"|\b(?:on\s+)?(?<mon>" + DateWords.Month + @")\b\.?\s+(?:the\s+)?" + Day1 + Or + Day2 + @"\b(?!\s*(?:people|persons?|guests|of\s+us|pax|adults|diners|p\.?m|a\.?m|:\d))(?:,?\s+(?<y>20\d\d)(?!\s*(?:hours|hrs|uhr|:)))?", RegexOptions.IgnoreCase);

    private static Regex? _qualifiedWeekdays;

    private static Regex QualifiedWeekdays() => _qualifiedWeekdays ??= new(@"\b(?:on\s+)?(?:(?<q>next\s+week|this\s+week|this\s+weekend|next|this\s+coming|this|coming)\s*,?\s+(?:on\s+)?(?<wd>" + W + @")\b(?:\s*,\s*(?<wd>" + W + @")\b)*" + Or + @"(?<wd>" + W + @")\b|(?<wd>" + W + @")\b(?:\s*,\s*(?<wd>" + W + @")\b)*" + Or + @"(?<wd>" + W + @")\s*,?\s+(?:of\s+)?(?<q>next\s+week|this\s+weekend|this\s+week))\b(?!end)", RegexOptions.IgnoreCase);
}
