using System.Globalization;
using System.Text.RegularExpressions;
using Concierge.Language.Dates;
using NodaTime;

namespace Concierge.Language;

/// <summary>Reads the time of day, and ranges of it.</summary>
internal static class TimeWords
{
    private const string Ampm = @"(?:\s*(?<ap>[ap])\.?\s?m\b\.?)";
    private const string Minutes = @"(?:[:.](?<mi>[0-5]\d)|[\s-]+(?<mi>fifteen|thirty|forty[- ]five|twenty|ten))";
    private const string NotPeople = @"(?!\s*(?:\d|[:.]\d|st\b|nd\b|rd\b|th\b|people|persons?|guests|of\s+us|pax|adults|diners|covers|seats|kids|children|minutes?|hours?|days?|weeks?|months?|nights?|or\s+\d+\s+people))";
    private const string Loose = @"(?:(?<h>[01]?\d|2[0-3]|" + NumberWords.Hour + ")" + Minutes + "?" + Ampm + "?)";
    private const string LooseSecond = @"(?:(?<h2>[01]?\d|2[0-3]|" + NumberWords.Hour + @")(?:[:.](?<mi2>[0-5]\d))?(?:\s*(?<ap2>[ap])\.?\s?m\b\.?)?)";

    /// <summary>Takes every time named in the sentence.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="expected">Whether a bare number answers the question for the time.</param>
    public static TimeReading? Read(MaskedText text, bool expected)
    {
        var period = MealPeriods.Read(text.Original);
        var readings = new List<Reading<TimeReading>>();
        if (text.Take(Range()) is { } range)
        {
            readings.Add(new Reading<TimeReading>(range.Index, range.Length, ReadRange(range, period)));
        }

        foreach (var (pattern, read) in Readers)
        {
            foreach (var match in text.TakeAll(pattern))
            {
                readings.Add(new Reading<TimeReading>(match.Index, match.Length, read(match, period)));
            }
        }

        if (readings.Count == 0 && (expected ? text.Take(BareAnswer()) : text.Take(BareBesideDay())) is { } bare)
        {
            readings.Add(new Reading<TimeReading>(bare.Index, bare.Length, Clock(bare, period)));
        }

        // "At 7, or 8 if they are full": a bare number right behind a time, joined to it, is another time.
        while (BareAlternative().Match(text.Rest) is { Success: true } other && readings.Exists(reading => reading.End == other.Index + 1))
        {
            text.Take(other.Index + 1, other.Length - 1);
            readings.Add(new Reading<TimeReading>(other.Groups["h"].Index, other.Index + other.Length - other.Groups["h"].Index, Clock(other, period)));
        }

        // "Seven or half past seven".
        if (BareBefore().Match(text.Rest) is { Success: true } earlier && readings.Exists(reading => reading.Index == earlier.Index + earlier.Length - 1))
        {
            text.Take(earlier.Index, earlier.Length - 1);
            readings.Add(new Reading<TimeReading>(earlier.Index, earlier.Groups["h"].Length, Clock(earlier, period)));
        }

        if (TimeChoices.Settle(text.Original, readings) is { } settled)
        {
            return Widened(settled, text);
        }

        return text.Take(Vague()) is { } vague ? TimeReading.Ask($"What time do you mean by \"{vague.Value.Trim()}\"?") : null;
    }

    private static readonly LocalTime EndOfDay = new(23, 59);

    private static readonly (Regex Pattern, Func<Match, MealPeriod, TimeReading> Read)[] Readers =
    [
        (Bound(), (match, period) => ReadBound(match, Clock(match, period), period)),
        (Midnight(), (_, _) => TimeReading.Ask("Midnight lies between two days. Which day and time do you mean?")),
        (Noon(), (match, _) => Approximately(match, new(new LocalTime(12, 0)))),
        (PastOrTo(), (match, period) => Approximately(match, ReadPastOrTo(match, period))),
        (HalfHour(), (match, period) => Approximately(match, Clock(NumberWords.Value(match.Groups["h"].Value), 30, match.Groups["ap"].Value, period, match.Value))),
        (MilitaryTime(), (match, period) => Clock(match, period)),
        (Marked(), (match, period) => Approximately(match, Clock(match, period))),
        (TwentyFourHours(), (match, period) => Approximately(match, Clock(match, period))),
        (Spoken(), (match, period) => Approximately(match, Clock(match, period))),
        (Prefixed(), (match, period) => Approximately(match, Clock(match, period))),
    ];

    // "7:30, give or take half an hour", "at 8 or thereabouts".
    private static TimeReading Widened(TimeReading settled, MaskedText text)
    {
        if (settled is not { Time: { } time, Earliest: null, Latest: null, Question: null } || text.Take(GiveOrTake()) is not { } match)
        {
            return settled;
        }

        var minutes = match.Groups["so"].Success ? 15 : match.Groups["half"].Success ? 30
            : match.Groups["n"].Success ? NumberWords.Value(match.Groups["n"].Value) : 60;
        minutes = Math.Min(minutes, 60);
        return settled with { Earliest = time.PlusMinutes(-minutes) < time ? time.PlusMinutes(-minutes) : null, Latest = time.PlusMinutes(minutes) > time ? time.PlusMinutes(minutes) : null };
    }

    private static TimeReading ReadBound(Match match, TimeReading clock, MealPeriod period)
    {
        if (clock.Time is not { } time)
        {
            return clock;
        }

        return match.Groups["after"].Success || match.Groups["later"].Success
            ? new TimeReading(time, Earliest: time, OpenEnd(time, period))
            : TimeReading.Ask($"What time before {BookingText.Time(time)} would you like?") with { Before = time };
    }

    // "After 7" leaves the evening open; "lunch after 12" does not mean dinner.
    private static LocalTime? OpenEnd(LocalTime time, MealPeriod period) =>
        time.Hour >= 17 && period is MealPeriod.Unknown or MealPeriod.Evening ? EndOfDay : null;

    private static TimeReading Approximately(Match match, TimeReading clock) =>
        clock.Time is { } time && (match.Groups["about"].Success || match.Groups["ish"].Success)
            ? new TimeReading(time, time.PlusMinutes(-15), time.PlusMinutes(15))
            : clock;

    private static TimeReading ReadRange(Match match, MealPeriod period)
    {
        var (half, halfOfSecond) = (match.Groups["ap"].Value, match.Groups["ap2"].Value);
        var last = Clock(NumberWords.Value(match.Groups["h2"].Value), MinutesOf(match.Groups["mi2"].Value), halfOfSecond, period, match.Groups["h2"].Value);
        var first = Clock(NumberWords.Value(match.Groups["h"].Value), MinutesOf(match.Groups["mi"].Value), half, period, match.Groups["h"].Value);
        if (half.Length == 0 && halfOfSecond.Length > 0)
        {
            first = Clock(NumberWords.Value(match.Groups["h"].Value), MinutesOf(match.Groups["mi"].Value), halfOfSecond, period, match.Groups["h"].Value);
            if (first.Time > last.Time)
            {
                first = first with { Time = first.Time?.PlusHours(-12) };
            }
        }

        return first.Time is { } earliest && last.Time is { } latest && earliest < latest
            ? new TimeReading(earliest, earliest, latest)
            : TimeReading.Ask("Between which times would it suit you?");
    }

    private static TimeReading ReadPastOrTo(Match match, MealPeriod period)
    {
        var minutes = match.Groups["q"].Value.ToLowerInvariant() switch
        {
            "half" => 30,
            "quarter" or "a quarter" => 15,
            var word => NumberWords.Value(word),
        };
        var hour = Clock(NumberWords.Value(match.Groups["h"].Value), 0, match.Groups["ap"].Value, period, match.Value);
        return hour.Time is { } time && minutes < 60
            ? new TimeReading(match.Groups["to"].Success ? time.PlusMinutes(-minutes) : time.PlusMinutes(minutes))
            : hour;
    }

    private static TimeReading Clock(Match match, MealPeriod period) =>
        Clock(NumberWords.Value(match.Groups["h"].Value), MinutesOf(match.Groups["mi"].Value), match.Groups["ap"].Value, period, match.Groups["h"].Value);

    private static TimeReading Clock(int hour, int minute, string half, MealPeriod period, string written)
    {
        if (half.Length > 0)
        {
            return hour is < 1 or > 12 ? hour <= 23 && hour > 12 && half is "p" or "P" ? new(new LocalTime(hour, minute)) : TimeReading.Ask("What time do you mean?")
                : half is "a" or "A" ? hour == 12 ? TimeReading.Ask("12 AM is midnight, between two days. Which day and time do you mean?") : new(new LocalTime(hour, minute))
                : new(new LocalTime((hour % 12) + 12, minute));
        }

        if (hour > 23)
        {
            return TimeReading.Ask($"{written} is no time I know. What time would you like?");
        }

        if (hour > 12 || hour == 0 || written.StartsWith('0'))
        {
            return hour == 0 ? TimeReading.Ask("Midnight lies between two days. Which day and time do you mean?") : new(new LocalTime(hour, minute));
        }

        return (hour, period) switch
        {
            (12, MealPeriod.Evening) => TimeReading.Ask("Do you mean noon or midnight, and on which day?"),
            (12, _) => new(new LocalTime(12, minute)),
            ( < 5, MealPeriod.Evening) => TimeReading.Ask($"Do you mean {BookingText.Time(new LocalTime(hour, minute))} or {BookingText.Time(new LocalTime(hour + 12, minute))}?"),
            (_, MealPeriod.Evening) => new(new LocalTime(hour + 12, minute)),
            ( >= 5, MealPeriod.Morning) => new(new LocalTime(hour, minute)),
            ( >= 10, MealPeriod.Midday) => new(new LocalTime(hour, minute)),
            ( >= 10, _) => TimeReading.Ask($"Do you mean {BookingText.Time(new LocalTime(hour, minute))} or {BookingText.Time(new LocalTime(hour + 12, minute))}?"),
            _ => new(new LocalTime(hour + 12, minute)),
        };
    }

    private static int MinutesOf(string written) =>
        written.Length == 0 ? 0 : int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var figures) ? figures : NumberWords.Value(written);

    private static Regex? _range;

    private static Regex Range() => _range ??= new(@"(?:\b(?:any\s*time\s+|some\s*time\s+)?between\s+" + Loose + @"\s*(?:and|-|to)\s*" + LooseSecond + NotPeople
        + @"|\b(?:any\s*time\s+)?from\s+" + Loose + @"\s*(?:to|till?|until|-)\s*" + LooseSecond + NotPeople
        + @"|\b" + Loose + @"\s*(?:-|to)\s*" + @"(?:(?<h2>1[0-2]|0?[1-9])(?:[:.](?<mi2>[0-5]\d))?\s*(?<ap2>[ap])\.?\s?m\b\.?)"
        + @"|\b(?<h>[01]?\d|2[0-3])[:.](?<mi>[0-5]\d)\s*(?:-|to)\s*(?<h2>[01]?\d|2[0-3])[:.](?<mi2>[0-5]\d))", RegexOptions.IgnoreCase);

    private static Regex? _bound;

    private static Regex Bound() => _bound ??= new(@"\b(?:(?<after>after|from|not before|no earlier than|(?:at\s+)?the earliest)\s+" + Loose + NotPeople + @"(?:\s+on(?:wards?)?\b(?!\s+\w))?|(?<before>before|no later than|not after|by)\s+" + Loose + NotPeople + "|" + Loose + @"\s+(?<later>or\s+(?:later|after)|onwards?|at\s+the\s+earliest)|" + Loose + @"\s+(?<sooner>or\s+(?:earlier|before)|at\s+the\s+latest))", RegexOptions.IgnoreCase);

    private static Regex? _midnight;

    private static Regex Midnight() => _midnight ??= new(@"\b(?:at\s+)?midnight\b", RegexOptions.IgnoreCase);

    private static Regex? _noon;

    private static Regex Noon() => _noon ??= new(@"\b(?:(?<about>around|about)\s+|at\s+)*(?:12\s+)?(?:noon|midday|noontime)\b", RegexOptions.IgnoreCase);

    private static Regex? _pastOrTo;

    private static Regex PastOrTo() => _pastOrTo ??= new(@"\b(?:at\s+|(?<about>around|(?<!how\s)(?<!what\s)about|roughly|approximately)\s+)*(?<q>half|a\s+quarter|quarter|five|ten|twenty[- ]five|twenty|5|10|20|25)\s+(?:minutes\s+)?(?:(?<past>past|after)|(?<to>to|before))\s+(?<h>" + NumberWords.Hour + @")\b" + Ampm + "?", RegexOptions.IgnoreCase);

    private static Regex? _halfHour;

    private static Regex HalfHour() => _halfHour ??= new(@"\b(?:at\s+|(?<about>around|(?<!how\s)(?<!what\s)about|roughly|approximately)\s+)*half[- ](?<h>" + NumberWords.Hour + @")\b" + Ampm + "?", RegexOptions.IgnoreCase);

    private static Regex? _militaryTime;

    private static Regex MilitaryTime() => _militaryTime ??= new(@"\b(?:at\s+)?(?<h>[01]\d|2[0-3])(?<mi>[0-5]\d)\s*(?:hours|hrs|h)\b|\bat\s+(?<h>[01]\d|2[0-3])(?<mi>[0-5]\d)\b|\b(?<h>1\d|2[0-3])\s?(?:h|hrs|hours|uhr)\b|(?<=¦\s*,?\s*(?:at\s+)?)\b(?<h>1[0-2]|[1-9])(?<mi>00|15|30|45)\b(?=\s*(?:$|[,.!?¦]|please|for\b|[ap]m\b))", RegexOptions.IgnoreCase);

    private static Regex? _marked;

    private static Regex Marked() => _marked ??= new(@"\b(?:(?<about>around|(?<!how\s)(?<!what\s)about|circa|approximately|roughly)\s+|at\s+|by\s+|for\s+)*(?<h>\d{1,2}|" + NumberWords.Hour + ")" + Minutes + @"?(?<ish>\s?-?ish)?" + Ampm + @"(?<ish>\s?-?ish\b)?", RegexOptions.IgnoreCase);

    private static Regex? _twentyFourHours;

    private static Regex TwentyFourHours() => _twentyFourHours ??= new(@"(?<![\d:.])(?:\b(?:(?<about>around|(?<!how\s)(?<!what\s)about|circa|approximately|roughly)|at|for)\s+)*\b(?<h>\d{1,2})(?:[:.]|(?<=\d)h)(?<mi>[0-5]\d)(?![\d:])(?<ish>\s?-?ish\b)?(?!\.\d)", RegexOptions.IgnoreCase);

    private static Regex? _spoken;

    private static Regex Spoken() => _spoken ??= new(@"\b(?:(?<about>around|(?<!how\s)(?<!what\s)about|circa|roughly)\s+|at\s+)*(?:(?<h>" + NumberWords.Hour + @")\s*o'?\s?clock|(?<h>" + NumberWords.Hour + @")\s?-?(?<ish>ish)\b|(?<h>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[\s-]+(?<mi>fifteen|thirty|forty[- ]five)\b)", RegexOptions.IgnoreCase);

    private static Regex? _prefixed;

    private static Regex Prefixed() => _prefixed ??= new(@"(?:@|\b(?:at\s+(?:about|around|roughly)|for\s+(?:about|around)(?=\s+\S+(?:\s*$|\s*¦))|(?<about>around|(?<!how\s)(?<!what\s)about|circa)|at|(?<=\b(?:move|push|bring|shift|reschedule|postpone)\b[^.;]{0,40})\bto)\s)\s*(?<h>[01]?\d|2[0-3]|" + NumberWords.Hour + @")\b" + NotPeople, RegexOptions.IgnoreCase);

    private static Regex? _vague;

    private static Regex Vague() => _vague ??= new(@"\b(?:(?:straight\s+|right\s+)?(?:after|before)\s+(?:(?:the|my|our|a)\s+)?(?:work|school|theatre|theater|show|concert|film|movie|cinema|match|game|church|meeting|opera|lunch|dinner|sunset|dark)|as\s+(?:late|early)\s+as\s+(?:possible|you\s+can|they\s+can)|(?:(?:early|late|mid)[\s-]+(?:in\s+the\s+)?)(?:evening|afternoon|morning|lunch|dinner)|at\s+(?:the\s+usual\s+time|sunset|dusk|closing\s+time|opening\s+time)|(?:nice\s+and\s+|fairly\s+|quite\s+|really\s+)(?:early|late)|(?:not\s+too\s+|a\s+bit\s+)(?:early|late)|(?:in|within)\s+(?:an?|half\s+an|the\s+next|" + NumberWords.Pattern + @")\s+(?:hours?|minutes?|mins?)|(?:some|any)\s*time\s+in\s+the\s+(?:evening|afternoon|morning)|when(?:ever)?\s+(?:they|you)\s+(?:open|close|can|have))\b", RegexOptions.IgnoreCase);

    private static Regex? _giveOrTake;

    private static Regex GiveOrTake() => _giveOrTake ??= new(@",?\s*\b(?:give\s+or\s+take|plus\s+or\s+minus|plus/minus)\s+(?:(?<half>half\s+an\s+hour)|an\s+hour|(?<n>" + NumberWords.Pattern + @")\s*min(?:ute)?s?)\b|\+/-\s*(?<n>\d{1,2})\s*min(?:ute)?s?\b|,?\s*\b(?<so>or\s+(?:thereabouts|so|around\s+(?:then|that)|roughly\s+then))\b", RegexOptions.IgnoreCase);

    private static Regex? _bareAnswer;

    private static Regex BareAnswer() => _bareAnswer ??= new(@"(?:^\s*|¦\s*,?\s*|,\s*|\bsay\s+|\bmake it\s+|\b(?:how|what)\s+about\s+)(?<h>[01]?\d|2[0-3]|" + NumberWords.Hour + @")\b" + NotPeople + @"(?=\s*(?:$|[,.!?¦]|please|would|will|is|works|then|instead|for\b|works))", RegexOptions.IgnoreCase);

    private static Regex? _bareBefore;

    private static Regex BareBefore() => _bareBefore ??= new(@"(?<![\w:.+'])(?<h>" + NumberWords.Hour + @")\s+or\s+(?:at\s+)?¦", RegexOptions.IgnoreCase);

    private static Regex? _bareAlternative;

    private static Regex BareAlternative() => _bareAlternative ??= new(@"¦\s*,?\s*(?:or(?:\s+else|\s+maybe|\s+possibly|\s+if\s+[^,;.¦]{2,60},?)?|otherwise|else|if\s+(?!possible)[^,;.¦]{2,60},|failing\s+that,?|alternatively,?)\s+(?:otherwise\s+)?(?:at\s+)?" + Loose + @"(?![\d:])" + NotPeople, RegexOptions.IgnoreCase);

    private static Regex? _bareBesideDay;

    private static Regex BareBesideDay() => _bareBesideDay ??= new(@"¦\s*,?\s*(?<h>[01]?\d|2[0-3]|" + NumberWords.Hour + @")\b" + NotPeople + @"(?=\s*(?:$|[,.!?]|please|for\b|under\b))|(?<!\bfor\s+)\b(?<h>1?\d|" + NumberWords.Hour + @")\b(?=\s+(?:in\s+the\s+(?:morning|evening|afternoon)|at\s+night)\b)", RegexOptions.IgnoreCase);
}
