using System.Text.RegularExpressions;
using Concierge.Language.Dates;
using NodaTime;

namespace Concierge.Language;

/// <summary>Parses calendar dates: "25 December", "24/12/2026", "the 3rd of next month", "the 25th".</summary>
internal static partial class CalendarDateParser
{
    // "Friday, the …", "on the …"
    private const string LeadingWeekday =
        $$"""
        (?:\b(?<wd>{{DateFields.WeekdayPattern}})\b\.?,?\s+)?(?:on\s+)?(?:the\s+)?
        """;

    // A number before these words is a party or a time and no day.
    private const string NotPeople =
        """
        (?!\s*(?:people|persons?|guests|of[ ]us|pax|adults|diners|covers|p\.?m|a\.?m|:\d))
        """;

    // "25", "25th", "twenty-fifth"
    private const string DayNumber =
        $$"""
        (?:(?<d>\d{1,2})(?:st|nd|rd|th)?|(?<d>{{NumberParser.OrdinalPattern}}))
        """;

    // ", 2026", "in 2027", "next year"; "2000 hours" is a time.
    private const string Year =
        """
        (?:
            ,?\s+(?:(?:of|in)\s+)?(?:the\s+year\s+)?(?<y>20\d\d)(?!\s*(?:hours|hrs|h\b|uhr|:))
          | ,?\s+(?:of\s+)?(?:(?<nextyear>next)|(?<lastyear>last))\s+year\b
        )?
        """;

    // "in 2027 on the first of May"
    private const string YearBefore = @"(?:\bin\s+(?<y>20\d\d),?\s+)?";

    /// <summary>"2026-11-23"</summary>
    public static DateRule IsoDate { get; } = new(
        IsoDatePattern(), (match, _) => FromCalendar(DateFields.GetNumber(match, "y"), DateFields.GetNumber(match, "m"), DateFields.GetNumber(match, "d")));

    /// <summary>"Friday, the 25th of December 2026"</summary>
    public static DateRule DayMonth { get; } = new(
        $$"""
        {{YearBefore}}{{LeadingWeekday}}\b{{DayNumber}}\s+(?:of\s+)?(?<mon>{{DateFields.MonthPattern}})\b\.?{{Year}}
        """,
        ReadDayAndMonthName);

    /// <summary>"December 25th"; not "December 25 people"</summary>
    public static DateRule MonthDay { get; } = new(
        $$"""
        {{YearBefore}}{{LeadingWeekday}}\b(?<mon>{{DateFields.MonthPattern}})\b\.?\s+(?:the\s+)?{{DayNumber}}\b{{NotPeople}}{{Year}}
        """,
        ReadDayAndMonthName);

    /// <summary>"24.12.", "24.12.2026", "24.12 18:30"</summary>
    public static DateRule DottedDate { get; } = new(
        DottedDatePattern(), (match, today) => ReadDayAndMonth(match, today, DateFields.GetNumber(match, "a"), DateFields.GetNumber(match, "b")));

    /// <summary>"24/12", "24/12/2026"</summary>
    public static DateRule SlashedDate { get; } = new(SlashedDatePattern(), ReadSlashed);

    /// <summary>"on the 3rd of next month"</summary>
    public static DateRule DayOfNextMonth { get; } = new(
        $$"""
        \b(?:on\s+)?the\s+{{DayNumber}}\s+of\s+next\s+month\b
        """,
        (match, today) => FromCalendar(today.PlusMonths(1).Year, today.PlusMonths(1).Month, DateFields.GetOrdinal(match)));

    /// <summary>"Friday the 27th"</summary>
    public static DateRule WeekdayAndOrdinal { get; } = new(
        $$"""
        \b(?:on\s+)?(?<wd>{{DateFields.WeekdayPattern}})\b,?\s+(?:the\s+)?(?:
            # "27th"
            (?<d>\d{1,2})(?:st|nd|rd|th)
            # "Sunday the 27"
          | (?<=the\s+)(?<d>\d{1,2})(?!\s*(?:[:.]\d|[ap]\.?m|people|persons?|guests|of[ ]us|pax|o'?clock|h\b))
            # "twenty-seventh"
          | (?<d>{{NumberParser.OrdinalPattern}})
        )\b
        """,
        ReadDayOfMonth);

    /// <summary>"on the 25th"; "her 25th", "the 25th birthday" and "the first floor" are no days</summary>
    public static DateRule DayOfMonth { get; } = new(
        $$"""
        (?<!(?:'s|\bhis|\bher|\bmy|\bour|\btheir)\s+)\b(?:on\s+)?(?:
            # "the 25th"
            (?:the\s+)?(?<d>\d{1,2})(?:st|nd|rd|th)
            # "the twenty-fifth"
          | the\s+(?<d>{{NumberParser.OrdinalPattern}})
        )\b(?!\s+(?:birthday|anniversary|floor|street|avenue|ave|st\b|one\b|option|time))
        """,
        ReadDayOfMonth);

    private static DateReading ReadDayAndMonthName(Match match, LocalDate today) =>
        ReadDayAndMonth(match, today, DateFields.GetOrdinal(match), DateFields.GetMonth(match));

    private static DateReading ReadSlashed(Match match, LocalDate today)
    {
        var (first, second) = (DateFields.GetNumber(match, "a"), DateFields.GetNumber(match, "b"));
        if (first > 12 || second > 12 || first == second)
        {
            return first > 12 ? ReadDayAndMonth(match, today, first, second) : ReadDayAndMonth(match, today, second, first);
        }

        var (dayFirst, monthFirst) = (ReadDayAndMonth(match, today, first, second), ReadDayAndMonth(match, today, second, first));
        return dayFirst.Date is { } one && monthFirst.Date is { } other
            ? new DateReading([one, other], $"Is {match.Value.Trim()} {BookingFormatter.FormatDay(one)} or {BookingFormatter.FormatDay(other)}?")
            : DateReading.CreateQuestion($"Which day is {match.Value.Trim()}? Please write the month as a word.");
    }

    private static DateReading ReadDayAndMonth(Match match, LocalDate today, int day, int month)
    {
        if (month is < 1 or > 12)
        {
            return DateReading.CreateQuestion($"{match.Value.Trim()} is no date I know. Which day do you mean?");
        }

        if (match.Groups["lastyear"].Success)
        {
            return DateReading.CreateQuestion($"{match.Value.Trim()} has passed. Which day do you mean?");
        }

        if (match.Groups["nextyear"].Success)
        {
            return CheckWeekday(match, FromCalendar(today.Year + 1, month, day));
        }

        if (match.Groups["y"].Success)
        {
            var year = DateFields.GetNumber(match, "y");
            return CheckWeekday(match, FromCalendar(year < 100 ? 2000 + year : year, month, day));
        }

        var thisYear = FromCalendar(today.Year, month, day);
        if (thisYear.Date is not { } date)
        {
            return thisYear;
        }

        // A date less than 60 days ago is more likely a mistake than a request for next year.
        var next = date >= today ? date : date.PlusYears(1);
        return date < today && Period.DaysBetween(date, today) < 60
            ? new DateReading([next], $"{BookingFormatter.FormatDay(date)} has passed. Do you mean {BookingFormatter.FormatDay(next, withYear: true)}?")
            : CheckWeekday(match, new DateReading(next));
    }

    private static DateReading CheckWeekday(Match match, DateReading reading)
    {
        if (reading.Date is not { } date || !match.Groups["wd"].Success || DateFields.GetDayOfWeek(match) == (int)date.DayOfWeek)
        {
            return reading;
        }

        return DateReading.CreateQuestion(
            $"{BookingFormatter.FormatDay(date, withYear: true)} is not a {(IsoDayOfWeek)DateFields.GetDayOfWeek(match)}. Which day do you mean?");
    }

    private static DateReading ReadDayOfMonth(Match match, LocalDate today)
    {
        var day = DateFields.GetOrdinal(match);
        if (day is < 1 or > 31)
        {
            return DateReading.CreateQuestion($"There is no {day}th. Which day do you mean?");
        }

        for (var ahead = 0; ahead < 3; ahead++)
        {
            var month = today.With(DateAdjusters.StartOfMonth).PlusMonths(ahead);
            if (day <= month.Calendar.GetDaysInMonth(month.Year, month.Month) && month.PlusDays(day - 1) is var date && date >= today)
            {
                return CheckWeekday(match, new DateReading(date));
            }
        }

        return DateReading.CreateQuestion("Which day do you mean?");
    }

    private static DateReading FromCalendar(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new DateReading(new LocalDate(year, month, day))
            : DateReading.CreateQuestion("That day is not in the calendar. Which day do you mean?");

    [GeneratedRegex(@"\b(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?!\d)")]
    private static partial Regex IsoDatePattern();

    [GeneratedRegex(@"(?<![\d.])(?<a>\d{1,2})\.(?<b>\d{1,2})(?:\.(?<y>\d{4}|\d{2}(?!\d|:))?|(?=\s+(?:at\s+)?\d{1,2}[:.]\d\d\b))")]
    private static partial Regex DottedDatePattern();

    [GeneratedRegex(@"(?<![\d/])(?<a>\d{1,2})/(?<b>\d{1,2})(?:/(?<y>\d{4}|\d{2}))?(?![\d/])")]
    private static partial Regex SlashedDatePattern();
}
