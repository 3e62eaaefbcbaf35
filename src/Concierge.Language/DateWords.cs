using System.Globalization;
using System.Text.RegularExpressions;
using Concierge.Language.Dates;
using NodaTime;

namespace Concierge.Language;

/// <summary>Reads the day: calendar dates, weekdays and words relative to today.</summary>
internal static class DateWords
{
    /// <summary>Matches a weekday, also a shortened one.</summary>
    public const string Weekday = @"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?";
    /// <summary>Matches a month, also a shortened one.</summary>
    public const string Month = @"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private const string LeadingWeekday = @"(?:\b(?<wd>" + Weekday + @")\b\.?,?\s+)?(?:on\s+)?(?:the\s+)?";
    private const string NotPeople = @"(?!\s*(?:people|persons?|guests|of us|pax|adults|diners|covers|p\.?m|a\.?m|:\d))";
    private const string DayNumber = @"(?:(?<d>\d{1,2})(?:st|nd|rd|th)?|(?<d>" + NumberWords.Ordinal + "))";
    private const string Year = @"(?:,?\s+(?<y>20\d\d)(?!\s*(?:hours|hrs|h\b|uhr|:)))?";

    private static readonly string[] WeekdayNames = ["mo", "tu", "we", "th", "fr", "sa", "su"];
    private static readonly string[] MonthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Takes every day named in the sentence.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="today">The day it was said on, where the restaurant is.</param>
    public static DateReading? Read(MaskedText text, LocalDate today)
    {
        var readings = new List<Reading<DateReading>>();
        foreach (var (pattern, read) in DayLists.Readers.Concat(Readers))
        {
            foreach (var match in text.TakeAll(pattern))
            {
                readings.Add(new Reading<DateReading>(match.Index, match.Length, read(match, today)));
            }
        }

        return DayChoices.Settle(text, [.. readings.OrderBy(reading => reading.Index)]);
    }

    private static readonly (Regex Pattern, Func<Match, LocalDate, DateReading> Read)[] Readers =
    [
        (IsoDate(), (match, _) => Calendar(Number(match, "y"), Number(match, "m"), Number(match, "d"))),
        (DayMonth(), (match, today) => Named(match, today)),
        (MonthDay(), (match, today) => Named(match, today)),
        (DottedDate(), (match, today) => DayAndMonth(match, today, Number(match, "a"), Number(match, "b"))),
        (SlashedDate(), Slashed),
        (DayOfNextMonth(), (match, today) => Calendar(today.PlusMonths(1).Year, today.PlusMonths(1).Month, Ordinal(match))),
        (DayAfterTomorrow(), (_, today) => new(today.PlusDays(2))),
        (WeekdayOfMonth(), (match, _) => DateReading.Ask($"Which day is {match.Value.Trim()}? Please say the date.")),
        (MovableDay(), (match, _) => DateReading.Ask($"Which day is {match.Value.Trim()}? Please say the date.")),
        (Easter(), (match, today) => new(HolidayWords.Easter(match.Groups["which"].Value, today))),
        (WeekAfterTomorrow(), (match, today) => new(today.PlusDays(match.Groups["tm"].Success ? 8 : 7))),
        (Ahead(), ReadAhead),
        (FortnightOnWeekday(), (match, today) => new(Coming(match, today).PlusDays(14))),
        (WeekOnWeekday(), (match, today) => new(Coming(match, today).PlusDays(7))),
        (WeekdayNextWeek(), (match, today) => new(InNextWeek(match, today))),
        (LastWeekday(), (match, today) => new(Coming(match, today).PlusDays(-7))),
        (WeekdayAndOrdinal(), (match, today) => NextDayOfMonth(match, today)),
        (ThisWeekday(), (match, today) => new(DayNumberOf(match) == (int)today.DayOfWeek && !match.Value.Contains("coming", StringComparison.OrdinalIgnoreCase) ? today : Coming(match, today))),
        (PlainWeekday(), ReadWeekday),
        (Holiday(), (match, today) => new(HolidayWords.Fixed(match.Value, today))),
        (Today(), (_, today) => new(today)),
        (Tomorrow(), (_, today) => new(today.PlusDays(1))),
        (Yesterday(), (_, today) => new(today.PlusDays(-1))),
        (DayOfMonth(), (match, today) => NextDayOfMonth(match, today)),
        (Vague(), (match, _) => DateReading.Ask($"Which day do you mean by \"{match.Value.Trim()}\"?")),
    ];

    private static DateReading Named(Match match, LocalDate today) => DayAndMonth(match, today, Ordinal(match), MonthOf(match));

    private static DateReading Slashed(Match match, LocalDate today)
    {
        var (first, second) = (Number(match, "a"), Number(match, "b"));
        if (first > 12 || second > 12 || first == second)
        {
            return first > 12 ? DayAndMonth(match, today, first, second) : DayAndMonth(match, today, second, first);
        }

        var (dayFirst, monthFirst) = (DayAndMonth(match, today, first, second), DayAndMonth(match, today, second, first));
        return dayFirst.Date is { } one && monthFirst.Date is { } other
            ? new DateReading([one, other], $"Is {match.Value.Trim()} {BookingText.Day(one)} or {BookingText.Day(other)}?")
            : DateReading.Ask($"Which day is {match.Value.Trim()}? Please write the month as a word.");
    }

    private static DateReading DayAndMonth(Match match, LocalDate today, int day, int month)
    {
        if (month is < 1 or > 12)
        {
            return DateReading.Ask($"{match.Value.Trim()} is no date I know. Which day do you mean?");
        }

        if (match.Groups["y"].Success)
        {
            var year = Number(match, "y");
            return AgreeingWeekday(match, Calendar(year < 100 ? 2000 + year : year, month, day));
        }

        var thisYear = Calendar(today.Year, month, day);
        if (thisYear.Date is not { } date)
        {
            return thisYear;
        }

        // A day that has only just passed is more likely a slip than a wish for next year.
        var next = date >= today ? date : date.PlusYears(1);
        return date < today && Period.DaysBetween(date, today) < 60
            ? new DateReading([next], $"{BookingText.Day(date)} has passed. Do you mean {BookingText.Day(next, withYear: true)}?")
            : AgreeingWeekday(match, new DateReading(next));
    }

    private static DateReading AgreeingWeekday(Match match, DateReading reading)
    {
        if (reading.Date is not { } date || !match.Groups["wd"].Success || DayNumberOf(match) == (int)date.DayOfWeek)
        {
            return reading;
        }

        return DateReading.Ask($"{BookingText.Day(date, withYear: true)} is not a {(IsoDayOfWeek)DayNumberOf(match)}. Which day do you mean?");
    }

    private static DateReading NextDayOfMonth(Match match, LocalDate today)
    {
        var day = Ordinal(match);
        if (day is < 1 or > 31)
        {
            return DateReading.Ask($"There is no {day}th. Which day do you mean?");
        }

        for (var ahead = 0; ahead < 3; ahead++)
        {
            var month = today.With(DateAdjusters.StartOfMonth).PlusMonths(ahead);
            if (day <= month.Calendar.GetDaysInMonth(month.Year, month.Month) && month.PlusDays(day - 1) is var date && date >= today)
            {
                return AgreeingWeekday(match, new DateReading(date));
            }
        }

        return DateReading.Ask("Which day do you mean?");
    }

    private static DateReading ReadWeekday(Match match, LocalDate today)
    {
        if (DayNumberOf(match) != (int)today.DayOfWeek)
        {
            return new DateReading(Coming(match, today));
        }

        var week = today.PlusDays(7);
        return new DateReading([today, week], $"Do you mean today, {BookingText.Day(today)}, or {BookingText.Day(week)}?");
    }

    private static DateReading ReadAhead(Match match, LocalDate today)
    {
        var count = match.Groups["n"].Value.ToLowerInvariant() switch { "a" or "an" or "" => 1, var word => NumberWords.Value(word) };
        var unit = match.Groups["u"].Value.ToLowerInvariant();
        var from = match.Groups["from"].Value.ToLowerInvariant() switch
        {
            "tomorrow" => today.PlusDays(1),
            "" or "now" or "today" or "time" => today,
            _ => Coming(match, today),
        };
        return new DateReading(unit[0] switch
        {
            'd' => from.PlusDays(count),
            'w' => from.PlusWeeks(count),
            'f' => from.PlusWeeks(2 * count),
            _ => from.PlusMonths(count),
        });
    }

    private static DateReading Calendar(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new DateReading(new LocalDate(year, month, day))
            : DateReading.Ask("That day is not in the calendar. Which day do you mean?");

    private static LocalDate Coming(Match match, LocalDate today) => today.Next((IsoDayOfWeek)DayNumberOf(match));

    // "Next Friday" is the Friday of the next calendar week, which begins on Monday.
    private static LocalDate InNextWeek(Match match, LocalDate today) =>
        today.Next(IsoDayOfWeek.Monday).PlusDays(DayNumberOf(match) - 1);

    private static int DayNumberOf(Match match) => Array.IndexOf(WeekdayNames, match.Groups["wd"].Value[..2].ToLowerInvariant()) + 1;

    private static int MonthOf(Match match) => Array.IndexOf(MonthNames, match.Groups["mon"].Value[..3].ToLowerInvariant()) + 1;

    private static int Ordinal(Match match) => NumberWords.OrdinalValue(match.Groups["d"].Value);

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static Regex? _isoDate;

    private static Regex IsoDate() => _isoDate ??= new(@"\b(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?!\d)");

    private static Regex? _dayMonth;

    private static Regex DayMonth() => _dayMonth ??= new(LeadingWeekday + @"\b" + DayNumber + @"\s+(?:of\s+)?(?<mon>" + Month + @")\b\.?" + Year, RegexOptions.IgnoreCase);

    private static Regex? _monthDay;

    private static Regex MonthDay() => _monthDay ??= new(LeadingWeekday + @"\b(?<mon>" + Month + @")\b\.?\s+(?:the\s+)?" + DayNumber + @"\b" + NotPeople + Year, RegexOptions.IgnoreCase);

    private static Regex? _dottedDate;

    private static Regex DottedDate() => _dottedDate ??= new(@"(?<!\d)(?<a>\d{1,2})\.(?<b>\d{1,2})\.(?<y>\d{4}|\d{2}(?!\d|:))?", RegexOptions.None);

    private static Regex? _slashedDate;

    private static Regex SlashedDate() => _slashedDate ??= new(@"(?<![\d/])(?<a>\d{1,2})/(?<b>\d{1,2})(?:/(?<y>\d{4}|\d{2}))?(?![\d/])");

    private static Regex? _dayOfNextMonth;

    private static Regex DayOfNextMonth() => _dayOfNextMonth ??= new(@"\b(?:on\s+)?the\s+" + DayNumber + @"\s+of\s+next\s+month\b", RegexOptions.IgnoreCase);

    private static Regex? _dayAfterTomorrow;

    private static Regex DayAfterTomorrow() => _dayAfterTomorrow ??= new(@"\b(?:the\s+)?day\s+after\s+(?:tomorrow|tmrw|tmr)\b", RegexOptions.IgnoreCase);

    private static Regex? _weekAfterTomorrow;

    private static Regex WeekAfterTomorrow() => _weekAfterTomorrow ??= new(@"\b(?:a\s+week\s+(?:from\s+)?(?<tm>tomorrow)|(?<tm>tomorrow)\s+week|(?:a\s+)?week\s+(?:from\s+)?(?:today|now)|today\s+week|this\s+(?:day|time)\s+next\s+week|(?:a\s+)?week\s+(?<tm>tomorrow))\b", RegexOptions.IgnoreCase);

    private static Regex? _ahead;

    private static Regex Ahead() => _ahead ??= new(@"\b(?:in\s+(?<n>an?|" + NumberWords.Pattern + @")\s+(?<u>days?|weeks?|fortnight|months?)(?:'?s?'?\s+(?<from>time))?|(?<n>an?|" + NumberWords.Pattern + @")\s+(?<u>days?|weeks?|fortnight|months?)\s+(?:(?:from|on)\s+(?=\S)|(?=today|tomorrow))(?<from>now|today|tomorrow|(?<wd>" + Weekday + @")))\b", RegexOptions.IgnoreCase);

    private static Regex? _fortnightOnWeekday;

    private static Regex FortnightOnWeekday() => _fortnightOnWeekday ??= new(@"\b(?:on\s+)?(?:(?<wd>" + Weekday + @")\s+fortnight|(?:a\s+)?fortnight\s+(?:on|from)\s+(?<wd>" + Weekday + @"))\b", RegexOptions.IgnoreCase);

    private static Regex? _easter;

    private static Regex Easter() => _easter ??= new(@"\b(?:on\s+|at\s+)?(?:easter(?:\s+(?<which>sunday|monday|saturday))|(?<which>good\s+friday))\b", RegexOptions.IgnoreCase);

    private static Regex? _weekdayOfMonth;

    private static Regex WeekdayOfMonth() => _weekdayOfMonth ??= new(@"\b(?:on\s+)?(?:the\s+)?(?:first|second|third|fourth|last|1st|2nd|3rd|4th)\s+" + Weekday + @"\s+(?:of|in)\s+(?:the\s+|next\s+|this\s+)?(?:month|year|" + Month + @")\b(?:\s+20\d\d)?", RegexOptions.IgnoreCase);

    // Days that a country or a year moves about, and weekdays that are the name of one.
    private static Regex? _movableDay;

    private static Regex MovableDay() => _movableDay ??= new(@"\b(?:on\s+|at\s+|over\s+)?(?:thanksgiving(?:\s+day)?|mother'?s'?\s+day|father'?s'?\s+day|mothering\s+sunday|easter(?!\s+(?:sunday|monday|saturday))|(?:the\s+)?bank\s+holiday(?:\s+" + Weekday + @")?|(?:black|pancake|fat|shrove|ash|maundy|palm|cyber|super\s+bowl|memorial|labou?r|whit)\s+(?:" + Weekday + @"|day)|whitsun|pentecost|diwali|eid|hanukkah|passover|ramadan|chinese\s+new\s+year|lunar\s+new\s+year|mardi\s+gras|carnival|independence\s+day|bastille\s+day|my\s+birthday(?!\s+(?:dinner|party|meal|lunch))(?=\s*(?:$|[,.;]|at\b)))\b", RegexOptions.IgnoreCase);

    private static Regex? _weekOnWeekday;

    private static Regex WeekOnWeekday() => _weekOnWeekday ??= new(@"\b(?:on\s+)?(?:(?<wd>" + Weekday + @")\s+(?:week(?!end)|after\s+next)|(?<!\b(?:next|this)\s+)(?:a\s+)?week\s+(?:on|from)\s+(?<wd>" + Weekday + @"))\b", RegexOptions.IgnoreCase);

    private static Regex? _weekdayNextWeek;

    private static Regex WeekdayNextWeek() => _weekdayNextWeek ??= new(@"\b(?:on\s+)?(?:next\s+week\s+(?:on\s+)?(?<wd>" + Weekday + @")|(?<wd>" + Weekday + @")\s+(?:of\s+)?next\s+week|(?<wd>" + Weekday + @")\s+the\s+week\s+after|next\s+(?<wd>" + Weekday + @"))\b", RegexOptions.IgnoreCase);

    private static Regex? _lastWeekday;

    private static Regex LastWeekday() => _lastWeekday ??= new(@"\b(?:on\s+)?last\s+(?<wd>" + Weekday + @")\b", RegexOptions.IgnoreCase);

    private static Regex? _weekdayAndOrdinal;

    private static Regex WeekdayAndOrdinal() => _weekdayAndOrdinal ??= new(@"\b(?:on\s+)?(?<wd>" + Weekday + @")\b,?\s+(?:the\s+)?(?:(?<d>\d{1,2})(?:st|nd|rd|th)|(?<d>" + NumberWords.Ordinal + @"))\b", RegexOptions.IgnoreCase);

    private static Regex? _thisWeekday;

    private static Regex ThisWeekday() => _thisWeekday ??= new(@"\b(?:on\s+)?(?:this\s+coming|this|coming)\s+(?<wd>" + Weekday + @")\b", RegexOptions.IgnoreCase);

    private static Regex? _plainWeekday;

    private static Regex PlainWeekday() => _plainWeekday ??= new(@"\b(?:on\s+)?(?<wd>(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thurs?|fri|sat|sun)s?\b", RegexOptions.IgnoreCase);

    private static Regex? _holiday;

    private static Regex Holiday() => _holiday ??= new(@"\b(?:on\s+)?(?:christmas\s+eve|xmas\s+eve|christmas\s+day|xmas\s+day|(?<=\bon\s+)(?:christmas|xmas)|boxing\s+day|valentine'?s?(?:\s+day)?|v-?day|halloween|new\s+year'?s?'?\s+eve|nye|new\s+year'?s?'?\s+day|st\.?\s+patrick'?s(?:\s+day)?|silvester)\b(?!\s+(?:menu|market|party\b))", RegexOptions.IgnoreCase);

    private static Regex? _today;

    private static Regex Today() => _today ??= new(@"\b(?:today|tonight|this\s+(?:evening|afternoon|morning|lunchtime|noon)|later\s+today)\b", RegexOptions.IgnoreCase);

    private static Regex? _tomorrow;

    private static Regex Tomorrow() => _tomorrow ??= new(@"\b(?:tomorrow|tomorow|tommorow|tommorrow|tmrw|tmr|2moro|2morrow)\b", RegexOptions.IgnoreCase);

    private static Regex? _yesterday;

    private static Regex Yesterday() => _yesterday ??= new(@"\b(?:yesterday|last\s+night)\b", RegexOptions.IgnoreCase);

    private static Regex? _dayOfMonth;

    private static Regex DayOfMonth() => _dayOfMonth ??= new(@"(?<!(?:'s|\bhis|\bher|\bmy|\bour|\btheir)\s+)\b(?:on\s+)?(?:(?:the\s+)?(?<d>\d{1,2})(?:st|nd|rd|th)|the\s+(?<d>" + NumberWords.Ordinal + @"))\b(?!\s+(?:birthday|anniversary|floor|street|avenue|ave|st\b|one\b|option|time))", RegexOptions.IgnoreCase);

    private static Regex? _vague;

    private static Regex Vague() => _vague ??= new(@"\b(?:(?:(?:the\s+)?(?:end|start|beginning|middle|back)\s+of|early|late(?:r)?(?:\s+(?:in|on))?|mid(?:dle)?-?)\s*(?:the\s+)?(?:next\s+|this\s+)?(?:week|month|year)\b|(?:(?:the\s+)?(?:end|start|beginning|middle)\s+of|early|late|mid)[\s-]+(?:in\s+)?" + Month + @"|(?:over|at)\s+(?:christmas|xmas|new\s+year'?s?)|in\s+the\s+new\s+year|(?:some\s*time|one\s+day)\s+soon|this\s+weekend|next\s+weekend|(?:at|on|over)\s+the\s+weekend|the\s+weekend|any\s+(?:day|evening|night|time)\s+(?:this|next)\s+week|(?:some\s*time\s+|later\s+)?(?:next|this)\s+(?:week|month)|some\s*day|(?:in|some\s*time\s+in)\s+" + Month + @")\b", RegexOptions.IgnoreCase);
}
