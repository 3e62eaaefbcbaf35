using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Concierge.Language;

/// <summary>The fields of a date: the patterns that match a weekday and a month, and the values of the groups in the patterns for days.</summary>
internal static class DateFields
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

    private static readonly string[] WeekdayNames = ["mo", "tu", "we", "th", "fr", "sa", "su"];
    private static readonly string[] MonthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Returns the weekday in the group "wd", from 1 for Monday.</summary>
    public static int GetDayOfWeek(Match match) => Array.IndexOf(WeekdayNames, match.Groups["wd"].Value[..2].ToLowerInvariant()) + 1;

    /// <summary>Returns the next day after today that is the weekday in the group "wd".</summary>
    public static LocalDate GetComing(Match match, LocalDate today) => today.Next((IsoDayOfWeek)GetDayOfWeek(match));

    /// <summary>Returns the month in the group "mon", from 1 for January.</summary>
    public static int GetMonth(Match match) => Array.IndexOf(MonthNames, match.Groups["mon"].Value[..3].ToLowerInvariant()) + 1;

    /// <summary>Returns the day of the month in the group "d", in digits or as an ordinal.</summary>
    public static int GetOrdinal(Match match) => NumberParser.ParseOrdinal(match.Groups["d"].Value);

    /// <summary>Returns the digits of a group as a number.</summary>
    public static int GetNumber(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
}
