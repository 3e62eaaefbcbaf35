using System.Globalization;
using System.Text.RegularExpressions;
using Concierge.Language.Dates;
using NodaTime;

namespace Concierge.Language;

/// <summary>Parses days: calendar dates, weekdays and days relative to today.</summary>
internal static partial class DateParser
{
    /// <summary>Matches a weekday or its abbreviation.</summary>
    public const string WeekdayPattern = "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?";

    /// <summary>Matches a month or its abbreviation.</summary>
    public const string MonthPattern =
        """
        (?:
            jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?
          | oct(?:ober)?|nov(?:ember)?|dec(?:ember)?
        )
        """;

    // "Friday, the …", "on the …"
    private const string LeadingWeekday =
        $$"""
        (?:\b(?<wd>{{WeekdayPattern}})\b\.?,?\s+)?(?:on\s+)?(?:the\s+)?
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

    private static readonly string[] WeekdayNames = ["mo", "tu", "we", "th", "fr", "sa", "su"];
    private static readonly string[] MonthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Takes all days out of the text, or returns <see langword="null"/> if there is none.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="today">The current date at the restaurant.</param>
    public static DateReading? Parse(MaskedText text, LocalDate today)
    {
        var readings = new List<ParsedValue<DateReading>>();
        foreach (var (pattern, read) in DateListParser.Readers.Concat(Readers))
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

    [GeneratedRegex($@"^\W*(?:(?:on|this|the|for|a)\s+)*{WeekdayPattern}\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex WeekdayAlone();

    private static readonly (Regex Pattern, Func<Match, LocalDate, DateReading> Read)[] Readers =
    [
        (IsoDate(), (match, _) => FromCalendar(GetNumber(match, "y"), GetNumber(match, "m"), GetNumber(match, "d"))),
        (Patterns.DayMonth, (match, today) => ReadDayAndMonthName(match, today)),
        (Patterns.MonthDay, (match, today) => ReadDayAndMonthName(match, today)),
        (DottedDate(), (match, today) => ReadDayAndMonth(match, today, GetNumber(match, "a"), GetNumber(match, "b"))),
        (SlashedDate(), ReadSlashed),
        (Patterns.DayOfNextMonth, (match, today) => FromCalendar(today.PlusMonths(1).Year, today.PlusMonths(1).Month, GetOrdinal(match))),
        (DayAfterTomorrow(), (_, today) => new(today.PlusDays(2))),
        (Patterns.WeekdayOfMonth, ReadWeekdayOfMonth),
        (Patterns.LastDayOfMonth, (match, today) => new(
            today.PlusMonths(match.Groups["next"].Success ? 1 : 0).With(DateAdjusters.EndOfMonth))),
        (Patterns.MovableDay, (match, _) => DateReading.CreateQuestion($"Which day is {match.Value.Trim()}? Please say the date.")),
        (Easter(), (match, today) => new(HolidayCalendar.GetEasterHoliday(match.Groups["which"].Value, today).PlusDays(GetDaysFrom(match)))),
        (Patterns.WeekAfterTomorrow, (match, today) => new(today.PlusDays(match.Groups["tm"].Success ? 8 : 7))),
        (Patterns.Ahead, ReadAhead),
        (Patterns.FortnightOnWeekday, (match, today) => new(GetComing(match, today).PlusDays(14))),
        (Patterns.WeekOnWeekday, (match, today) => new(GetComing(match, today).PlusDays(7))),
        (Patterns.WeekdayNextWeek, (match, today) => new(GetInNextWeek(match, today))),
        (Patterns.LastWeekday, (match, today) => new(GetComing(match, today).PlusDays(-7))),
        (Patterns.WeekdayAndOrdinal, (match, today) => ReadDayOfMonth(match, today)),
        (Patterns.ThisWeekday, ReadThisWeekday),
        (Patterns.PlainWeekday, ReadWeekday),
        (Patterns.Holiday, (match, today) => new(HolidayCalendar.GetFixedHoliday(match.Groups["day"].Value, today).PlusDays(GetDaysFrom(match)))),
        (Today(), (_, today) => new(today)),
        (Tomorrow(), (_, today) => new(today.PlusDays(1))),
        (Yesterday(), (_, today) => new(today.PlusDays(-1))),
        (Patterns.DayOfMonth, (match, today) => ReadDayOfMonth(match, today)),
        (Patterns.Vague, (match, _) => DateReading.CreateQuestion($"Which day do you mean by \"{match.Value.Trim()}\"?")),
    ];

    private static DateReading ReadDayAndMonthName(Match match, LocalDate today) => ReadDayAndMonth(match, today, GetOrdinal(match), GetMonth(match));

    private static DateReading ReadSlashed(Match match, LocalDate today)
    {
        var (first, second) = (GetNumber(match, "a"), GetNumber(match, "b"));
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
            var year = GetNumber(match, "y");
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
        if (reading.Date is not { } date || !match.Groups["wd"].Success || GetDayOfWeek(match) == (int)date.DayOfWeek)
        {
            return reading;
        }

        return DateReading.CreateQuestion(
            $"{BookingFormatter.FormatDay(date, withYear: true)} is not a {(IsoDayOfWeek)GetDayOfWeek(match)}. Which day do you mean?");
    }

    private static DateReading ReadDayOfMonth(Match match, LocalDate today)
    {
        var day = GetOrdinal(match);
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

    // "The day after Christmas", "the day before Easter Sunday"
    private static int GetDaysFrom(Match match) => match.Groups["after"].Success ? 1 : match.Groups["before"].Success ? -1 : 0;

    private static DateReading ReadWeekdayOfMonth(Match match, LocalDate today)
    {
        if (match.Groups["year"].Success && !match.Groups["newyear"].Success)
        {
            return DateReading.CreateQuestion($"Which day is {match.Value.Trim()}? Please say the date.");
        }

        var first = match.Groups["newyear"].Success ? new LocalDate(today.Year + 1, 1, 1)
            : match.Groups["mon"].Success ? FindMonth(match, today)
            : today.With(DateAdjusters.StartOfMonth).PlusMonths(match.Groups["next"].Success ? 1 : 0);
        var weekday = (IsoDayOfWeek)GetDayOfWeek(match);
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
        var year = match.Groups["y"].Success ? GetNumber(match, "y") : GetMonth(match) < today.Month ? today.Year + 1 : today.Year;
        return new LocalDate(year, GetMonth(match), 1);
    }

    private static DateReading ReadThisWeekday(Match match, LocalDate today) =>
        GetDayOfWeek(match) == (int)today.DayOfWeek && !match.Value.Contains("coming", StringComparison.OrdinalIgnoreCase)
            ? new DateReading(today)
            : new DateReading(GetComing(match, today));

    private static DateReading ReadWeekday(Match match, LocalDate today)
    {
        if (GetDayOfWeek(match) != (int)today.DayOfWeek)
        {
            return new DateReading(GetComing(match, today));
        }

        var week = today.PlusDays(7);
        return new DateReading([today, week], $"Do you mean today, {BookingFormatter.FormatDay(today)}, or {BookingFormatter.FormatDay(week)}?");
    }

    private static DateReading ReadAhead(Match match, LocalDate today)
    {
        var count = match.Groups["n"].Value.ToLowerInvariant() switch { "a" or "an" or "" => 1, var word => NumberParser.Parse(word) };
        var unit = match.Groups["u"].Value.ToLowerInvariant();
        var from = match.Groups["from"].Value.ToLowerInvariant() switch
        {
            "tomorrow" => today.PlusDays(1),
            "" or "now" or "today" or "time" => today,
            _ => GetComing(match, today),
        };
        return new DateReading(unit[0] switch
        {
            'd' => from.PlusDays(count),
            'w' => from.PlusWeeks(count),
            'f' => from.PlusWeeks(2 * count),
            _ => from.PlusMonths(count),
        });
    }

    private static DateReading FromCalendar(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new DateReading(new LocalDate(year, month, day))
            : DateReading.CreateQuestion("That day is not in the calendar. Which day do you mean?");

    private static LocalDate GetComing(Match match, LocalDate today) => today.Next((IsoDayOfWeek)GetDayOfWeek(match));

    // "Next Friday" is the Friday of the next calendar week, which begins on Monday.
    private static LocalDate GetInNextWeek(Match match, LocalDate today) =>
        today.Next(IsoDayOfWeek.Monday).PlusDays(GetDayOfWeek(match) - 1);

    private static int GetDayOfWeek(Match match) => Array.IndexOf(WeekdayNames, match.Groups["wd"].Value[..2].ToLowerInvariant()) + 1;

    private static int GetMonth(Match match) => Array.IndexOf(MonthNames, match.Groups["mon"].Value[..3].ToLowerInvariant()) + 1;

    private static int GetOrdinal(Match match) => NumberParser.ParseOrdinal(match.Groups["d"].Value);

    private static int GetNumber(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    // "2026-11-23"
    [GeneratedRegex(@"\b(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?!\d)")]
    private static partial Regex IsoDate();

    // "24.12.", "24.12.2026", "24.12 18:30"
    [GeneratedRegex(@"(?<![\d.])(?<a>\d{1,2})\.(?<b>\d{1,2})(?:\.(?<y>\d{4}|\d{2}(?!\d|:))?|(?=\s+(?:at\s+)?\d{1,2}[:.]\d\d\b))")]
    private static partial Regex DottedDate();

    // "24/12", "24/12/2026"
    [GeneratedRegex(@"(?<![\d/])(?<a>\d{1,2})/(?<b>\d{1,2})(?:/(?<y>\d{4}|\d{2}))?(?![\d/])")]
    private static partial Regex SlashedDate();

    [GeneratedRegex(@"\b(?:the\s+)?day\s+after\s+(?:tomorrow|tmrw|tmr)\b", RegexOptions.IgnoreCase)]
    private static partial Regex DayAfterTomorrow();

    // Easter days with a fixed distance from Easter Sunday.
    [GeneratedRegex(
        """
        \b(?:(?<after>(?:the\s+)?day\s+after\s+)|(?<before>(?:the\s+)?day\s+before\s+))?(?:on\s+|at\s+)?
        (?:easter(?:\s+(?<which>sunday|monday|saturday|sun\b|mon\b|sat\b))|(?<which>good\s+friday))\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Easter();

    [GeneratedRegex(
        """
        \b(?:today|tonight|this\s+(?:evening|afternoon|morning|lunchtime|noon)|later\s+today)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Today();

    [GeneratedRegex(@"\b(?:tomorrow|tomorow|tommorow|tommorrow|tmrw|tmr|2moro|2morrow)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Tomorrow();

    [GeneratedRegex(@"\b(?:yesterday|last\s+night)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Yesterday();

    // A class of its own: the tables above use the patterns while this type is initialized.
    private static class Patterns
    {
        // "Friday, the 25th of December 2026"
        public static Regex DayMonth { get; } = new(
            $$"""
            {{YearBefore}}{{LeadingWeekday}}\b{{DayNumber}}\s+(?:of\s+)?(?<mon>{{MonthPattern}})\b\.?{{Year}}
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "December 25th"; not "December 25 people"
        public static Regex MonthDay { get; } = new(
            $$"""
            {{YearBefore}}{{LeadingWeekday}}\b(?<mon>{{MonthPattern}})\b\.?\s+(?:the\s+)?{{DayNumber}}\b{{NotPeople}}{{Year}}
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "on the 3rd of next month"
        public static Regex DayOfNextMonth { get; } = new(
            $$"""
            \b(?:on\s+)?the\s+{{DayNumber}}\s+of\s+next\s+month\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // Seven days from today, or from tomorrow where the group "tm" matches.
        public static Regex WeekAfterTomorrow { get; } = new(
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
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex Ahead { get; } = new(
            $$"""
            \b(?:
                # "in two weeks", "in a fortnight", "in three days' time"
                in\s+(?<n>an?|{{NumberParser.CardinalPattern}})\s+(?<u>days?|weeks?|fortnight|months?)(?:'?s?'?\s+(?<from>time))?
                # "two weeks from now", "a week on Friday"
              | (?<n>an?|{{NumberParser.CardinalPattern}})\s+(?<u>days?|weeks?|fortnight|months?)\s+
                (?:(?:from|on)\s+(?=\S)|(?=today|tomorrow))(?<from>now|today|tomorrow|(?<wd>{{WeekdayPattern}}))
            )\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex FortnightOnWeekday { get; } = new(
            $$"""
            \b(?:on\s+)?(?:
                # "Friday fortnight"
                (?<wd>{{WeekdayPattern}})\s+fortnight
                # "a fortnight on Friday"
              | (?:a\s+)?fortnight\s+(?:on|from)\s+(?<wd>{{WeekdayPattern}})
            )\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "the last Friday of November"
        public static Regex WeekdayOfMonth { get; } = new(
            $$"""
            \b(?:on\s+)?(?:the\s+)?(?<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)\s+(?<wd>{{WeekdayPattern}})\s+(?:(?:of|in)\s+)?
            (?:the\s+|(?<next>next)\s+|this\s+)?(?:month|(?<newyear>new\s+year)|(?<year>year)|(?<mon>{{MonthPattern}}))\b(?:\s+(?<y>20\d\d))?
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "the last day of this month"
        public static Regex LastDayOfMonth { get; } = new(
            """
            \b(?:on\s+)?the\s+last\s+day\s+of\s+(?:the|this|(?<next>next))\s+month\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // Holidays whose date depends on the country or the year.
        public static Regex MovableDay { get; } = new(
            $$"""
            \b(?:on\s+|at\s+|over\s+)?(?:
                thanksgiving(?:\s+day)?
              | mother'?s'?\s+day|father'?s'?\s+day|mothering\s+sunday
              | easter(?!\s+(?:sunday|monday|saturday))
              | (?:the\s+)?bank\s+holiday(?:\s+{{WeekdayPattern}})?
              | (?:black|pancake|fat|shrove|ash|maundy|palm|cyber|super\s+bowl|memorial|labou?r|whit)\s+
                (?:{{WeekdayPattern}}|day)
              | whitsun|pentecost|diwali|eid|hanukkah|passover|ramadan|chinese\s+new\s+year|lunar\s+new\s+year
              | mardi\s+gras|carnival|independence\s+day|bastille\s+day
              | my\s+birthday(?!\s+(?:dinner|party|meal|lunch))(?=\s*(?:$|[,.;]|at\b))
            )\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex WeekOnWeekday { get; } = new(
            $$"""
            \b(?:on\s+)?(?:
                # "Friday week", "Friday after next"
                (?<wd>{{WeekdayPattern}})\s+(?:week(?!end)|after\s+next)
                # "a week on Friday"
              | (?<!\b(?:next|this)\s+)(?:a\s+)?week\s+(?:on|from)\s+(?<wd>{{WeekdayPattern}})
            )\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex WeekdayNextWeek { get; } = new(
            $$"""
            \b(?:on\s+)?(?:
                # "next week on Friday"
                next\s+week\s+(?:on\s+)?(?<wd>{{WeekdayPattern}})
                # "Friday next week"
              | (?<wd>{{WeekdayPattern}})\s+(?:of\s+)?next\s+week
                # "Friday the week after"
              | (?<wd>{{WeekdayPattern}})\s+the\s+week\s+after
                # "next Friday"
              | next\s+(?<wd>{{WeekdayPattern}})
            )\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "last Friday"
        public static Regex LastWeekday { get; } = new(
            $$"""
            \b(?:on\s+)?last\s+(?<wd>{{WeekdayPattern}})\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "Friday the 27th"
        public static Regex WeekdayAndOrdinal { get; } = new(
            $$"""
            \b(?:on\s+)?(?<wd>{{WeekdayPattern}})\b,?\s+(?:the\s+)?(?:
                # "27th"
                (?<d>\d{1,2})(?:st|nd|rd|th)
                # "Sunday the 27"
              | (?<=the\s+)(?<d>\d{1,2})(?!\s*(?:[:.]\d|[ap]\.?m|people|persons?|guests|of[ ]us|pax|o'?clock|h\b))
                # "twenty-seventh"
              | (?<d>{{NumberParser.OrdinalPattern}})
            )\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "this coming Friday"
        public static Regex ThisWeekday { get; } = new(
            $$"""
            \b(?:on\s+)?(?:this\s+coming|this|coming)\s+(?<wd>{{WeekdayPattern}})\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "Friday", "on Fri", "Fridays"
        public static Regex PlainWeekday { get; } = new(
            """
            \b(?:on\s+)?(?<wd>(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thurs?|fri|sat|sun)s?\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "Christmas Eve", "NYE"; "Halloween party" is an occasion and no day
        public static Regex Holiday { get; } = new(
            """
            \b(?:(?<after>(?:the\s+)?day\s+after\s+)|(?<before>(?:the\s+)?day\s+before\s+))?(?:on\s+)?(?<day>
                christmas\s+eve|xmas\s+eve|christmas\s+day|xmas\s+day
              | (?<=\b(?:on|after|before)\s+)(?:christmas|xmas)
              | boxing\s+day
              | st\.?\s+stephen'?s(?:\s+day)?
              | valentine'?s?(?:\s+day)?
              | v-?day|hall?owe'?en|new\s+year'?s?'?\s+eve|nye|new\s+y(?:ea|ae)r'?s?'?\s+day
              | (?:st\.?\s+patrick'?s|(?:st\.?\s+)?paddy'?s)(?:\s+(?:day|night))?
              | silvester|hogmanay
              | burns\s+night
              | anzac\s+day
              | guy\s+fawkes(?:\s+(?:day|night))?|bonfire\s+night
              | epiphany|st\.?\s+nicholas'?(?:\s+day)?
            )\b(?!\s+(?:menu|market|party\b))
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "on the 25th"; "her 25th", "the 25th birthday" and "the first floor" are no days
        public static Regex DayOfMonth { get; } = new(
            $$"""
            (?<!(?:'s|\bhis|\bher|\bmy|\bour|\btheir)\s+)\b(?:on\s+)?(?:
                # "the 25th"
                (?:the\s+)?(?<d>\d{1,2})(?:st|nd|rd|th)
                # "the twenty-fifth"
              | the\s+(?<d>{{NumberParser.OrdinalPattern}})
            )\b(?!\s+(?:birthday|anniversary|floor|street|avenue|ave|st\b|one\b|option|time))
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // Periods that need a question: the caller asks which day is meant.
        public static Regex Vague { get; } = new(
            $$"""
            \b(?:
                # "the end of next week", "early this month", "mid-week"
                (?:(?:the\s+)?(?:end|start|beginning|middle|back)\s+of|early|late(?:r)?(?:\s+(?:in|on))?|mid(?:dle)?-?)
                \s*(?:the\s+)?(?:next\s+|this\s+)?(?:week|month|year)\b
                # "early December", "the beginning of May"
              | (?:(?:the\s+)?(?:end|start|beginning|middle)\s+of|early|late|mid)[\s-]+(?:in\s+)?{{MonthPattern}}
                # "over Christmas"
              | (?:over|at)\s+(?:christmas|xmas|new\s+year'?s?)
              | in\s+the\s+new\s+year
                # "some time soon"
              | (?:some\s*time|one\s+day)\s+soon
              | this\s+weekend
              | next\s+weekend
                # "at the weekend"
              | (?:at|on|over)\s+the\s+weekend
              | the\s+weekend
                # "any evening next week"
              | any\s+(?:day|evening|night|time)\s+(?:this|next)\s+week
                # "later this week"
              | (?:some\s*time\s+|later\s+)?(?:next|this)\s+(?:week|month)
              | some\s*day
                # "in December"
              | (?:in|some\s*time\s+in)\s+{{MonthPattern}}
            )\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
    }
}
