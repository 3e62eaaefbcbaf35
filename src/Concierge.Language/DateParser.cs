using System.Text.RegularExpressions;
using NodaTime;

namespace Concierge.Language;

/// <summary>Parses days: calendar dates, weekdays and days relative to today.</summary>
internal static partial class DateParser
{
    // In the order in which they take words out of the sentence: the more specific first.
    private static readonly DateRule[] Rules =
    [
        .. DateListParser.Rules,
        CalendarDateParser.IsoDate,
        CalendarDateParser.DayMonth,
        CalendarDateParser.MonthDay,
        CalendarDateParser.DottedDate,
        CalendarDateParser.SlashedDate,
        CalendarDateParser.DayOfNextMonth,
        RelativeDateParser.DayAfterTomorrow,
        WeekdayParser.WeekdayOfMonth,
        RelativeDateParser.LastDayOfMonth,
        HolidayParser.MovableDay,
        HolidayParser.Easter,
        RelativeDateParser.WeekAfterTomorrow,
        RelativeDateParser.Ahead,
        WeekdayParser.FortnightOnWeekday,
        WeekdayParser.WeekOnWeekday,
        WeekdayParser.WeekdayNextWeek,
        WeekdayParser.LastWeekday,
        CalendarDateParser.WeekdayAndOrdinal,
        WeekdayParser.ThisWeekday,
        WeekdayParser.PlainWeekday,
        HolidayParser.FixedHoliday,
        RelativeDateParser.Today,
        RelativeDateParser.Tomorrow,
        RelativeDateParser.Yesterday,
        CalendarDateParser.DayOfMonth,
        VagueDateParser.Period,
    ];

    /// <summary>Takes all days out of the text, or returns <see langword="null"/> if there is none.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="today">The current date at the restaurant.</param>
    public static DateReading? Parse(MaskedText text, LocalDate today)
    {
        var readings = new List<ParsedValue<DateReading>>();
        foreach (var (pattern, read) in Rules)
        {
            foreach (var match in text.TakeAll(pattern))
            {
                readings.Add(new ParsedValue<DateReading>(match.Index, match.Length, read(match, today)));
            }
        }

        RemoveRepeatedWeekdays(text.Original, readings);
        return DateChoiceResolver.Resolve(text, [.. readings.OrderBy(reading => reading.Index)]);
    }

    // "Friday 10.12.2027", "the 23rd, which is a Friday": the weekday only repeats the date.
    private static void RemoveRepeatedWeekdays(string sentence, List<ParsedValue<DateReading>> readings)
    {
        var weekdays = readings.FindAll(reading => WeekdayAlone().IsMatch(sentence.AsSpan(reading.Index, reading.Length)));
        foreach (var weekday in weekdays)
        {
            if (weekday.Value.Date?.DayOfWeek is { } day
                && readings.Exists(other => !weekdays.Contains(other)
                    && other.Value is { Date: { } date, Question: null, Others.Count: 0 } && date.DayOfWeek == day
                    && sentence.AsSpan(other.Index, other.Length).ContainsAnyInRange('0', '9')))
            {
                readings.Remove(weekday);
            }
        }
    }

    [GeneratedRegex($@"^\W*(?:(?:on|this|the|for|a)\s+)*{DateFields.WeekdayPattern}\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex WeekdayAlone();
}
