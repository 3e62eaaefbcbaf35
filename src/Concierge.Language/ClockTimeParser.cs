using System.Text.RegularExpressions;
using NodaTime;

namespace Concierge.Language;

/// <summary>Parses single times that a sentence marks as times: "7pm", "19:30", "half past seven", "at 7", "noon".</summary>
internal static partial class ClockTimeParser
{
    // In the order in which they take words out of the sentence: the more specific first.
    private static readonly (Regex Pattern, Func<Match, MealPeriod, TimeReading> Read)[] Readers =
    [
        (Midnight(), (_, _) => TimeReading.CreateQuestion("Midnight lies between two days. Which day and time do you mean?")),
        (Noon(), (match, _) => AddTolerance(match, new(new LocalTime(12, 0)))),
        (Patterns.PastOrTo, (match, period) => AddTolerance(match, ReadPastOrTo(match, period))),
        (Patterns.HalfHour, (match, period) => AddTolerance(match, ReadHalfHour(match, period))),
        (Patterns.MilitaryTime, ReadMilitary),
        (Patterns.Marked, ReadApproximate),
        (Patterns.TwentyFourHours, ReadApproximate),
        (Patterns.Spoken, ReadApproximate),
        (Patterns.Prefixed, ReadApproximate),
    ];

    /// <summary>Takes the times out of the text.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="period">The part of the day in the sentence.</param>
    public static IReadOnlyList<ParsedValue<TimeReading>> TakeAll(MaskedText text, MealPeriod period)
    {
        var readings = new List<ParsedValue<TimeReading>>();
        foreach (var (pattern, read) in Readers)
        {
            foreach (var match in text.TakeAll(pattern))
            {
                readings.Add(new ParsedValue<TimeReading>(match.Index, match.Length, read(match, period)));
            }
        }

        return readings;
    }

    private static TimeReading ReadApproximate(Match match, MealPeriod period) => AddTolerance(match, ClockReader.Read(match, period));

    private static TimeReading AddTolerance(Match match, TimeReading clock) =>
        clock.Time is { } time && (match.Groups["about"].Success || match.Groups["ish"].Success)
            ? new TimeReading(time, time.PlusMinutes(-15), time.PlusMinutes(15))
            : clock;

    // "1230pm" and "19h" alike
    private static TimeReading ReadMilitary(Match match, MealPeriod period) =>
        match.Groups["ap"].Success ? ClockReader.Read(match, period) : ClockReader.Read(match, MealPeriod.Unknown) is { Question: null } clock
            ? clock : ClockReader.Read(match, period);

    private static TimeReading ReadHalfHour(Match match, MealPeriod period) =>
        ClockReader.Read(NumberParser.Parse(match.Groups["h"].Value), 30, match.Groups["ap"].Value, period, match.Value);

    private static TimeReading ReadPastOrTo(Match match, MealPeriod period)
    {
        var minutes = match.Groups["q"].Value.ToLowerInvariant() switch
        {
            "half" => 30,
            "quarter" or "a quarter" => 15,
            ['f', 'i', 'v', 'e', ' ', 'a', ..] => 25,
            var word => NumberParser.Parse(word),
        };
        var hour = ClockReader.Read(NumberParser.Parse(match.Groups["h"].Value), 0, match.Groups["ap"].Value, period, match.Value);
        return hour.Time is { } time && minutes < 60
            ? new TimeReading(match.Groups["to"].Success ? time.PlusMinutes(-minutes) : time.PlusMinutes(minutes))
            : hour;
    }

    [GeneratedRegex(@"\b(?:at\s+)?midnight\b", RegexOptions.IgnoreCase)]
    private static partial Regex Midnight();

    // "around noon", "at 12 noon"
    [GeneratedRegex(@"\b(?:(?<about>around|about)\s+|at\s+)*(?:12\s+)?(?:noon|midday|noontime)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Noon();

    // A class of its own: the table above uses the patterns while this type is initialized.
    private static class Patterns
    {
        // Minutes in words before these words are a party: "for six forty people". A digit after them begins another number: "at six forty 4 of us".
        private const string NotGuests = @"(?!\s*(?:people|persons?|guests|of\s+us|pax|adults|diners|covers|seats|kids|children)\b)";

        // "half past seven", "a quarter to eight", "twenty past 7 pm"
        public static Regex PastOrTo { get; } = new(
            $$"""
            \b(?:at\s+|(?<about>around|(?<!how\s)(?<!what\s)about|roughly|approximately)\s+)*(?<q>
                half|a\s+quarter|quarter|five\s+and\s+twenty|five|ten|twenty[- ]five|twenty|5|10|20|25
            )\s+(?:minutes\s+)?(?:(?<past>past|after)|(?<to>to|till|before|(?<=quarter\s)of))\s+(?<h>{{NumberParser.HourPattern}})\b{{TimeFields.Ampm}}?
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "half seven" is 7:30
        public static Regex HalfHour { get; } = new(
            $$"""
            \b(?:at\s+|(?<about>around|(?<!how\s)(?<!what\s)about|roughly|approximately)\s+)*half[- ]
            (?<h>{{NumberParser.HourPattern}})\b{{TimeFields.Ampm}}?
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex MilitaryTime { get; } = new(
            """
              # "1930 hours"
              \b(?:at\s+)?(?<h>[01]\d|2[0-3])(?<mi>[0-5]\d)\s*(?:hours|hrs|h)\b
              # "at 1930"
            | \bat\s+(?<h>[01]\d|2[0-3])(?<mi>[0-5]\d)\b
              # "1930" alone between other parts; "December 2030" is a year, "2030 people" a party
            | (?<=(?:^|[,.;:¦]|\b(?:tomorrow|tonight|lunch|dinner))\s*)(?<h>1[0-9]|2[0-3])(?<mi>00|15|30|45)(?=\s*(?:$|[,.;!¦]|for\b|not\b|x\d|at\b
              |please\b|in\b|\d{1,2}\s*(?:pax|pers|people|ppl)\b))
              # "1230PM", "730pm"
            | \b(?<h>1[0-2]|0?[1-9])(?<mi>[0-5]\d)\s*(?<ap>[ap])\.?\s?m\b
              # "19h"
            | \b(?:at\s+|@\s*)?(?<h>1\d|2[0-3])\s?(?:h|hrs|hours|uhr|o'?\s?clock)\b
              # "hour 19", "nineteen hundred hours"
            | \bhour\s+(?<h>1\d|2[0-3])\b
            | \b(?:at\s+)?(?<h>thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[- ](?:one|two|three))?)\s+hundred(?:\s+hours)?\b
              # "730" directly behind words already taken
            | (?<=¦\s*,?\s*(?:at\s+)?)\b(?<h>1[0-2]|[1-9])(?<mi>00|15|30|45)\b(?=\s*(?:$|[,.!?¦]|please|for\b|[ap]m\b))
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "around 7:30 pm", "7ish pm"
        public static Regex Marked { get; } = new(
            $$"""
            \b(?:(?<about>around|(?<!how\s)(?<!what\s)about|circa|approximately|roughly)\s+|at\s+|by\s+|for\s+)*
            (?<h>\d{1,2}|{{NumberParser.HourPattern}}){{TimeFields.Minutes}}?(?<ish>\s?-?ish)?{{TimeFields.Ampm}}(?<ish>\s?-?ish\b)?
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "19:30", "19h30"
        public static Regex TwentyFourHours { get; } = new(
            """
            (?<![\d:.])(?:\b(?:(?<about>around|(?<!how\s)(?<!what\s)about|circa|approximately|roughly)|at|for)\s+)*\b
            (?<h>\d{1,2})(?:[:.]|(?<=\d)h)(?<mi>[0-5]\d)(?![\d:])(?<ish>\s?-?ish\b)?(?!\.\d)
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex Spoken { get; } = new(
            $$"""
            \b(?:(?<about>around|(?<!how\s)(?<!what\s)about|circa|roughly)\s+|at\s+)*(?:
                # "seven o'clock"
                (?<h>{{NumberParser.HourPattern}})\s*o'?\s?clock
                # "7-ish"
              | (?<h>{{NumberParser.HourPattern}})\s?-?(?<ish>ish)\b
                # "seven thirty"
              | (?<h>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[\s-]+
                (?:(?<mi>fifteen|thirty|forty[- ]five)\b|(?<mi>forty|twenty[- ]five|fifty)\b{{NotGuests}})
                # "eighteen forty-five", "nineteen and thirty"
              | (?<h>thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[- ](?:one|two|three))?)\s+(?:and\s+)?
                (?<mi>fifteen|thirty|forty[- ]five|forty|twenty|fifty)\b{{NotGuests}}
            )
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "at 7", "@7", "move it to 8"
        public static Regex Prefixed { get; } = new(
            $$"""
            (?:
                @
              | \b(?:
                    at\s+(?:about|around|roughly)
                  | for\s+(?:about|around)(?=\s+\S+(?:\s*$|\s*¦))
                  | (?<about>around|(?<!how\s)(?<!what\s)about|circa)
                  | at
                  | (?<=\b(?:move|push|bring|shift|reschedule|postpone)\b[^.;]{0,40})\bto
                )\s
            )\s*(?<h>[01]?\d|2[0-3]|{{NumberParser.HourPattern}})\b{{TimeFields.NotPeople}}
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
    }
}
