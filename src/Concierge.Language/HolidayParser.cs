using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Parses holidays, and the days before and after them: "Christmas Eve", "the day after Easter Monday".</summary>
internal static partial class HolidayParser
{
    /// <summary>Holidays whose date depends on the country or the year; the guest is asked for it.</summary>
    public static DateRule MovableDay { get; } = new(
        $$"""
        \b(?:on\s+|at\s+|over\s+)?(?:
            thanksgiving(?:\s+day)?
          | mother'?s'?\s+day|father'?s'?\s+day|mothering\s+sunday
          | easter(?!\s+(?:sunday|monday|saturday))
          | (?:the\s+)?bank\s+holiday(?:\s+{{DateFields.WeekdayPattern}})?
          | (?:black|pancake|fat|shrove|ash|maundy|palm|cyber|super\s+bowl|memorial|labou?r|whit)\s+
            (?:{{DateFields.WeekdayPattern}}|day)
          | whitsun|pentecost|diwali|eid|hanukkah|passover|ramadan|chinese\s+new\s+year|lunar\s+new\s+year
          | mardi\s+gras|carnival|independence\s+day|bastille\s+day
          | my\s+birthday(?!\s+(?:dinner|party|meal|lunch))(?=\s*(?:$|[,.;]|at\b))
        )\b
        """,
        (match, _) => DateReading.CreateQuestion($"Which day is {match.Value.Trim()}? Please say the date."));

    /// <summary>Easter days with a fixed distance from Easter Sunday.</summary>
    public static DateRule Easter { get; } = new(
        EasterPattern(), (match, today) => new DateReading(HolidayCalendar.GetEasterHoliday(match.Groups["which"].Value, today).PlusDays(GetDaysFrom(match))));

    /// <summary>"Christmas Eve", "NYE"; "Halloween party" is an occasion and no day</summary>
    public static DateRule FixedHoliday { get; } = new(
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
        (match, today) => new DateReading(HolidayCalendar.GetFixedHoliday(match.Groups["day"].Value, today).PlusDays(GetDaysFrom(match))));

    // "The day after Christmas", "the day before Easter Sunday"
    private static int GetDaysFrom(Match match) => match.Groups["after"].Success ? 1 : match.Groups["before"].Success ? -1 : 0;

    [GeneratedRegex(
        """
        \b(?:(?<after>(?:the\s+)?day\s+after\s+)|(?<before>(?:the\s+)?day\s+before\s+))?(?:on\s+|at\s+)?
        (?:easter(?:\s+(?<which>sunday|monday|saturday|sun\b|mon\b|sat\b))|(?<which>good\s+friday))\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex EasterPattern();
}
