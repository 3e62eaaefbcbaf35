using System.Globalization;
using System.Text.RegularExpressions;
using Concierge.Language.Dates;
using NodaTime;

namespace Concierge.Language;

/// <summary>Parses times of day and ranges of times.</summary>
internal static partial class TimeParser
{
    private const string Ampm = @"(?:\s*(?<ap>[ap])\.?\s?m\b\.?)";
    private const string Minutes = @"(?:[:.](?<mi>[0-5]\d)|[\s-]+"
        + @"(?<mi>fifteen|thirty[- ]five|thirty|forty[- ]five|forty|fifty[- ]five|fifty|twenty[- ]five|twenty|ten|oh[- ]five)"
        + @"|\s(?<mi>[0-5]\d)(?=\s*[ap]\.?\s?m\b))";

    // Minutes in words before these words are a party: "for six forty people". A digit after them begins another number: "at six forty 4 of us".
    private const string NotGuests = @"(?!\s*(?:people|persons?|guests|of\s+us|pax|adults|diners|covers|seats|kids|children)\b)";

    // A number before these words is a party, a date or a duration.
    private const string NotPeople =
        """
        (?!
            \s*(?:
                \d|[:.]\d|st\b|nd\b|rd\b|th\b|people|persons?|guests|of\s+us|pax|adults|diners|covers|seats|kids
              | children|minutes?|hours?|days?|weeks?|months?|nights?|or\s+\d+\s+people
            )
        )
        """;

    // "7", "7:30", "seven thirty", "7pm"
    private const string Loose =
        $$"""
        (?:(?<h>[01]?\d|2[0-3]|{{NumberParser.HourPattern}}){{Minutes}}?{{Ampm}}?)
        """;

    // The end of a range, in the groups h2, mi2 and ap2
    private const string LooseSecond =
        $$"""
        (?:(?<h2>[01]?\d|2[0-3]|{{NumberParser.HourPattern}})(?:[:.](?<mi2>[0-5]\d))?(?:\s*(?<ap2>[ap])\.?\s?m\b\.?)?)
        """;

    /// <summary>Takes all times out of the text, or returns <see langword="null"/> if there is none.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="expected">Whether a bare number answers the question for the time.</param>
    public static TimeReading? Parse(MaskedText text, bool expected)
    {
        var period = MealPeriodParser.Parse(text.Original);
        var readings = new List<ParsedValue<TimeReading>>();
        if (text.Take(Patterns.Range) is { } range)
        {
            readings.Add(new ParsedValue<TimeReading>(range.Index, range.Length, ReadRange(range, period)));
        }

        foreach (var (pattern, read) in Readers)
        {
            foreach (var match in text.TakeAll(pattern))
            {
                readings.Add(new ParsedValue<TimeReading>(match.Index, match.Length, read(match, period)));
            }
        }

        OtherEventTimes.Remove(text.Original, readings);
        if (readings.Count == 0 && ((expected ? text.Take(Patterns.BareAnswer) : null) ?? text.Take(Patterns.BareBesideDay)) is { } bare)
        {
            readings.Add(new ParsedValue<TimeReading>(bare.Index, bare.Length, ReadClock(bare, period)));
        }

        // "At 7, or 8 if they are full": a bare number joined to the time before it is another time.
        while (Patterns.BareAlternative.Match(text.Remaining) is { Success: true } other && readings.Exists(reading => reading.End == other.Index + 1))
        {
            text.Take(other.Index + 1, other.Length - 1);
            var start = other.Groups["h"].Index;
            readings.Add(new ParsedValue<TimeReading>(start, other.Index + other.Length - start, ReadClock(other, period)));
        }

        // "Seven or half past seven": the same before a time.
        if (Patterns.BareBefore.Match(text.Remaining) is { Success: true } earlier
            && readings.Exists(reading => reading.Index == earlier.Index + earlier.Length - 1))
        {
            text.Take(earlier.Index, earlier.Length - 1);
            readings.Add(new ParsedValue<TimeReading>(earlier.Index, earlier.Groups["h"].Length, ReadClock(earlier, period)));
        }

        // "Between 7 and half past 8", "between noon and two": the other end of a range is a bare number.
        foreach (var pattern in (ReadOnlySpan<Regex>)[Patterns.RangeBefore, Patterns.RangeAfter])
        {
            if (readings.Count == 1 && pattern.Match(text.Remaining) is { Success: true } end)
            {
                var hour = end.Groups["h"];
                text.Take(hour.Index, end.Groups["all"].Length);
                readings.Add(new ParsedValue<TimeReading>(hour.Index, end.Groups["all"].Length, ReadClock(end, period)));
            }
        }

        if (TimeChoiceResolver.Resolve(text.Original, readings) is { } settled)
        {
            return AddMargin(settled, text);
        }

        return text.Take(Patterns.Vague) is { } vague ? TimeReading.CreateQuestion($"What time do you mean by \"{vague.Value.Trim()}\"?") : null;
    }

    private static readonly LocalTime EndOfDay = new(23, 59);

    private static readonly (Regex Pattern, Func<Match, MealPeriod, TimeReading> Read)[] Readers =
    [
        (Patterns.Bound, (match, period) => ReadBound(match, ReadClock(match, period), period)),
        (Midnight(), (_, _) => TimeReading.CreateQuestion("Midnight lies between two days. Which day and time do you mean?")),
        (Noon(), (match, _) => AddTolerance(match, new(new LocalTime(12, 0)))),
        (Patterns.PastOrTo, (match, period) => AddTolerance(match, ReadPastOrTo(match, period))),
        (Patterns.HalfHour, (match, period) => AddTolerance(match, ReadHalfHour(match, period))),
        (Patterns.MilitaryTime, (match, period) => ReadMilitary(match, period)),
        (Patterns.Marked, (match, period) => AddTolerance(match, ReadClock(match, period))),
        (Patterns.TwentyFourHours, (match, period) => AddTolerance(match, ReadClock(match, period))),
        (Patterns.Spoken, (match, period) => AddTolerance(match, ReadClock(match, period))),
        (Patterns.Prefixed, (match, period) => AddTolerance(match, ReadClock(match, period))),
    ];

    // "7:30, give or take half an hour", "at 8 or thereabouts".
    private static TimeReading AddMargin(TimeReading settled, MaskedText text)
    {
        if (settled is not { Time: { } time, Earliest: null, Latest: null, Question: null } || text.Take(Patterns.GiveOrTake) is not { } match)
        {
            return settled;
        }

        var minutes = match.Groups["so"].Success ? 15 : match.Groups["half"].Success ? 30
            : match.Groups["n"].Success ? NumberParser.Parse(match.Groups["n"].Value) : 60;
        minutes = Math.Min(minutes, 60);
        // A limit beyond midnight wraps around the clock and is dropped.
        var (earliest, latest) = (time.PlusMinutes(-minutes), time.PlusMinutes(minutes));
        return settled with { Earliest = earliest < time ? earliest : null, Latest = latest > time ? latest : null };
    }

    private static TimeReading ReadBound(Match match, TimeReading clock, MealPeriod period)
    {
        if (clock.Time is not { } time)
        {
            return clock;
        }

        return match.Groups["after"].Success || match.Groups["later"].Success
            ? new TimeReading(time, Earliest: time, GetOpenEnd(time, period))
            : TimeReading.CreateQuestion($"What time before {BookingFormatter.FormatTime(time)} would you like?") with { Limit = time };
    }

    // "After 7" includes the rest of the evening; "lunch after 12" does not include dinner.
    private static LocalTime? GetOpenEnd(LocalTime time, MealPeriod period) =>
        time.Hour >= 17 && period is MealPeriod.Unknown or MealPeriod.Evening ? EndOfDay : null;

    private static TimeReading AddTolerance(Match match, TimeReading clock) =>
        clock.Time is { } time && (match.Groups["about"].Success || match.Groups["ish"].Success)
            ? new TimeReading(time, time.PlusMinutes(-15), time.PlusMinutes(15))
            : clock;

    private static TimeReading ReadRange(Match match, MealPeriod period)
    {
        var (half, halfOfSecond) = (match.Groups["ap"].Value, match.Groups["ap2"].Value);
        var (firstHour, firstMinute) = (match.Groups["h"].Value, ReadMinutes(match.Groups["mi"].Value));
        var (lastHour, lastMinute) = (match.Groups["h2"].Value, ReadMinutes(match.Groups["mi2"].Value));
        var last = ReadClock(NumberParser.Parse(lastHour), lastMinute, halfOfSecond, period, lastHour);
        var first = ReadClock(NumberParser.Parse(firstHour), firstMinute, half, period, firstHour);
        if (half.Length == 0 && halfOfSecond.Length > 0)
        {
            // "7-8pm": the second half of the day holds for both, unless the first time would then be the later one ("11-1pm").
            first = ReadClock(NumberParser.Parse(firstHour), firstMinute, halfOfSecond, period, firstHour);
            if (first.Time > last.Time)
            {
                first = first with { Time = first.Time?.PlusHours(-12) };
            }
        }

        return first.Time is { } earliest && last.Time is { } latest && earliest < latest
            ? new TimeReading(earliest, earliest, latest)
            : TimeReading.CreateQuestion("Between which times would it suit you?");
    }

    // "1230pm" and "19h" alike
    private static TimeReading ReadMilitary(Match match, MealPeriod period) =>
        match.Groups["ap"].Success ? ReadClock(match, period) : ReadClock(match, MealPeriod.Unknown) is { Question: null } clock
            ? clock : ReadClock(match, period);

    private static TimeReading ReadHalfHour(Match match, MealPeriod period) =>
        ReadClock(NumberParser.Parse(match.Groups["h"].Value), 30, match.Groups["ap"].Value, period, match.Value);

    private static TimeReading ReadPastOrTo(Match match, MealPeriod period)
    {
        var minutes = match.Groups["q"].Value.ToLowerInvariant() switch
        {
            "half" => 30,
            "quarter" or "a quarter" => 15,
            ['f', 'i', 'v', 'e', ' ', 'a', ..] => 25,
            var word => NumberParser.Parse(word),
        };
        var hour = ReadClock(NumberParser.Parse(match.Groups["h"].Value), 0, match.Groups["ap"].Value, period, match.Value);
        return hour.Time is { } time && minutes < 60
            ? new TimeReading(match.Groups["to"].Success ? time.PlusMinutes(-minutes) : time.PlusMinutes(minutes))
            : hour;
    }

    private static TimeReading ReadClock(Match match, MealPeriod period) =>
        ReadClock(
            NumberParser.Parse(match.Groups["h"].Value), ReadMinutes(match.Groups["mi"].Value), match.Groups["ap"].Value, period, match.Groups["h"].Value);

    private static TimeReading ReadClock(int hour, int minute, string half, MealPeriod period, string written)
    {
        if (half.Length > 0)
        {
            return ReadTwelveHourClock(hour, minute, half);
        }

        if (hour > 23)
        {
            return TimeReading.CreateQuestion($"{written} is no time I know. What time would you like?");
        }

        if (hour > 12 || hour == 0 || written.StartsWith('0'))
        {
            return hour == 0 ? TimeReading.CreateQuestion("Midnight lies between two days. Which day and time do you mean?") : new(new LocalTime(hour, minute));
        }

        return (hour, period) switch
        {
            (12, MealPeriod.Evening) => TimeReading.CreateQuestion("Do you mean noon or midnight, and on which day?"),
            (12, _) => new(new LocalTime(12, minute)),
            ( < 5, MealPeriod.Evening) => AskMorningOrEvening(hour, minute),
            ( < 5, MealPeriod.Morning) => AskMorningOrEvening(hour, minute),
            (_, MealPeriod.Evening) => new(new LocalTime(hour + 12, minute)),
            ( >= 5, MealPeriod.Morning) => new(new LocalTime(hour, minute)),
            ( >= 10, MealPeriod.Midday) => new(new LocalTime(hour, minute)),
            ( >= 10, _) => AskMorningOrEvening(hour, minute),
            _ => new(new LocalTime(hour + 12, minute)),
        };
    }

    // "half" is the half of the day: the letter of AM or PM.
    private static TimeReading ReadTwelveHourClock(int hour, int minute, string half)
    {
        if (hour is < 1 or > 12)
        {
            return hour is > 12 and <= 23 && half is "p" or "P"
                ? new(new LocalTime(hour, minute))
                : TimeReading.CreateQuestion("What time do you mean?");
        }

        return half is not ("a" or "A") ? new(new LocalTime((hour % 12) + 12, minute))
            : hour == 12 ? TimeReading.CreateQuestion("12 AM is midnight, between two days. Which day and time do you mean?")
            : new(new LocalTime(hour, minute));
    }

    private static TimeReading AskMorningOrEvening(int hour, int minute) =>
        TimeReading.CreateQuestion(
            $"Do you mean {BookingFormatter.FormatTime(new LocalTime(hour, minute))} or {BookingFormatter.FormatTime(new LocalTime(hour + 12, minute))}?")
        with
        { Options = [new LocalTime(hour, minute), new LocalTime(hour + 12, minute)] };

    private static int ReadMinutes(string written) =>
        written.Length == 0 ? 0
        : int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits
        : NumberParser.Parse(written);

    [GeneratedRegex(@"\b(?:at\s+)?midnight\b", RegexOptions.IgnoreCase)]
    private static partial Regex Midnight();

    // "around noon", "at 12 noon"
    [GeneratedRegex(@"\b(?:(?<about>around|about)\s+|at\s+)*(?:12\s+)?(?:noon|midday|noontime)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Noon();

    // A class of its own: the tables above use the patterns while this type is initialized.
    private static class Patterns
    {
        public static Regex Range { get; } = new(
            $$"""
            (?:
                # "any time between 7 and 8"
                \b(?:any\s*time\s+|some\s*time\s+)?bet?we?en\s+{{Loose}}\s*(?:and|-|to)\s*{{LooseSecond}}{{NotPeople}}(?!\s+(?:past|to)\s)
                # "from 7 to 8"
              | \b(?:any\s*time\s+)?from\s+{{Loose}}\s*(?:to|till?|until|-)\s*{{LooseSecond}}{{NotPeople}}
                # "7-8pm"
              | \b{{Loose}}\s*(?:-|to)\s*(?:(?<h2>1[0-2]|0?[1-9])(?:[:.](?<mi2>[0-5]\d))?\s*(?<ap2>[ap])\.?\s?m\b\.?)
                # "19:00-20:30"
              | \b(?<h>[01]?\d|2[0-3])[:.](?<mi>[0-5]\d)\s*(?:-|to)\s*(?<h2>[01]?\d|2[0-3])[:.](?<mi2>[0-5]\d)
                # ", 7 to 7.30"
              | (?<=[,;¦]\s*)(?<h>{{NumberParser.HourPattern}})\s*(?:-|to)\s*(?<h2>{{NumberParser.HourPattern}})[:.](?<mi2>[0-5]\d)
            )
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "between 7 and" before a time already taken
        public static Regex RangeBefore { get; } = new(
            $$"""
            \b(?:between|from|bet?wen)\s+(?<all>{{Loose}})\s+(?:and|to|till?|until|-)\s*¦
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "and two" after "between" and a time already taken
        public static Regex RangeAfter { get; } = new(
            $$"""
            \b(?:between|from)\s*¦+\s*(?:and|to|till?|until|-)\s+(?<all>{{Loose}}){{NotPeople}}
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex Bound { get; } = new(
            $$"""
            \b(?:
                # "after 7", "not before 7 onwards"
                (?<after>after|from|not[ ]before|no[ ]earlier[ ]than|(?:at\s+)?the[ ]earliest)\s+{{Loose}}{{NotPeople}}(?!\s*(?:to|till?|until|-)\s)
                (?:\s+on(?:wards?)?\b(?!\s+\w))?
                # "before 8", "no later than 8"
              | (?<before>before|no[ ]later[ ]than|not[ ]after|by)\s+{{Loose}}{{NotPeople}}
                # "7 or later"
              | {{Loose}}\s+(?<later>or\s+(?:later|after)|onwards?|at\s+the\s+earliest)
                # "8 at the latest"
              | {{Loose}}\s+(?<sooner>or\s+(?:earlier|before)|at\s+the\s+latest)
            )
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "half past seven", "a quarter to eight", "twenty past 7 pm"
        public static Regex PastOrTo { get; } = new(
            $$"""
            \b(?:at\s+|(?<about>around|(?<!how\s)(?<!what\s)about|roughly|approximately)\s+)*(?<q>
                half|a\s+quarter|quarter|five\s+and\s+twenty|five|ten|twenty[- ]five|twenty|5|10|20|25
            )\s+(?:minutes\s+)?(?:(?<past>past|after)|(?<to>to|till|before|(?<=quarter\s)of))\s+(?<h>{{NumberParser.HourPattern}})\b{{Ampm}}?
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "half seven" is 7:30
        public static Regex HalfHour { get; } = new(
            $$"""
            \b(?:at\s+|(?<about>around|(?<!how\s)(?<!what\s)about|roughly|approximately)\s+)*half[- ]
            (?<h>{{NumberParser.HourPattern}})\b{{Ampm}}?
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
            (?<h>\d{1,2}|{{NumberParser.HourPattern}}){{Minutes}}?(?<ish>\s?-?ish)?{{Ampm}}(?<ish>\s?-?ish\b)?
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
            )\s*(?<h>[01]?\d|2[0-3]|{{NumberParser.HourPattern}})\b{{NotPeople}}
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // Times that need a question: the caller asks what time is meant.
        public static Regex Vague { get; } = new(
            $$"""
            \b(?:
                # "after work", "right before the show"
                (?:straight\s+|right\s+)?(?:after|before)\s+(?:(?:the|my|our|a)\s+)?(?:
                    work|school|theatre|theater|show|concert|film|movie|cinema|match|game|church|meeting|opera|lunch
                  | dinner|sunset|dark
                )
                # "as early as possible"
              | as\s+(?:late|early)\s+as\s+(?:possible|you\s+can|they\s+can)
                # "early evening", "late in the afternoon"
              | (?:(?:early|late|mid)[\s-]+(?:in\s+the\s+)?)(?:evening|afternoon|morning|lunch|dinner)
                # "at sunset"
              | at\s+(?:the\s+usual\s+time|sunset|dusk|closing\s+time|opening\s+time)
                # "nice and early"
              | (?:nice\s+and\s+|fairly\s+|quite\s+|really\s+)(?:early|late)
                # "not too late"
              | (?:not\s+too\s+|a\s+bit\s+)(?:early|late)
                # "in half an hour"
              | (?:in|within)\s+(?:an?|half\s+an|the\s+next|{{NumberParser.CardinalPattern}})\s+(?:hours?|minutes?|mins?)
                # "some time in the evening"
              | (?:some|any)\s*time\s+in\s+the\s+(?:evening|afternoon|morning)
                # "whenever they open"
              | when(?:ever)?\s+(?:they|you)\s+(?:open|close|can|have)
            )\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex GiveOrTake { get; } = new(
            $$"""
              # "give or take half an hour"
              ,?\s*\b(?:give\s+or\s+take|plus\s+or\s+minus|plus/minus)\s+(?:
                  (?<half>half\s+an\s+hour)
                | an\s+hour
                | (?<n>{{NumberParser.CardinalPattern}})\s*min(?:ute)?s?
              )\b
              # "+/- 15 min"
            | \+/-\s*(?<n>\d{1,2})\s*min(?:ute)?s?\b
              # "or thereabouts"
            | ,?\s*\b(?<so>or\s+(?:thereabouts|so|around\s+(?:then|that)|roughly\s+then))\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "7" as the answer to the question for the time
        public static Regex BareAnswer { get; } = new(
            $$"""
            (?:^\s*|¦\s*,?\s*|,\s*|\bsay\s+|\bmake[ ]it\s+|\b(?:how|what)\s+about\s+|\bat\s+)
            (?<h>[01]?\d|2[0-3]|{{NumberParser.HourPattern}}|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)\b{{NotPeople}}(?=
                \s*(?:$|[,.!?¦]|please|would|will|is|works|then|instead|for\b|works)
            )
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "seven or" directly before a time already taken
        public static Regex BareBefore { get; } = new(
            $$"""
            (?<![\w:.+'])(?<h>{{NumberParser.HourPattern}})\s+or\s+(?:at\s+)?¦
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "or 8", "if they are full, 8" directly behind a time already taken
        public static Regex BareAlternative { get; } = new(
            $$"""
            ¦\s*,?\s*(?:
                or(?:\s+else|\s+maybe|\s+possibly|\s+if\s+[^,;.¦]{2,60},?)?
              | otherwise|else
              | if\s+(?!possible)[^,;.¦]{2,60},
              | failing\s+that,?|alternatively,?
            )\s+(?:otherwise\s+)?(?:at\s+)?{{Loose}}(?![\d:]){{NotPeople}}
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex BareBesideDay { get; } = new(
            $$"""
              # "Friday 7"
              ¦\s*,?\s*(?<h>[01]?\d|2[0-3]|{{NumberParser.HourPattern}})\b{{NotPeople}}(?=\s*(?:$|[,.!?]|please|for\b|under\b))
              # "7 in the evening", "seven in evening", "the nine of the night"
            | (?<!\bfor\s+)\b(?:(?:at|to)\s+the\s+)?(?<h>1?\d|{{NumberParser.HourPattern}})\b
              (?=\s+(?:(?:in\s+|of\s+)(?:the\s+)?(?:morning|evening|afternoon|night)|at\s+night|tonight|this\s+(?:morning|evening|afternoon))\b)
              # "tonight 8", "sharp"
            | \b(?<h>{{NumberParser.HourPattern}})(?=\s+sharp\b)
              # "8 tonight": the day is read already
            | (?<=(?:^|[,.;]\s*|[\p{L}\p{M}']{3,}\s))(?<!\b(?:for|of|are|us|be|we're|number|table|room)\s)(?<h>{{NumberParser.HourPattern}})(?=\s*¦\s*(?:$
              |[,.!]|for\b|\d{1,2}\s*(?:ppl|people|pax|of)\b))
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
    }
}
