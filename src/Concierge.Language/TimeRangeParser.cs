using System.Text.RegularExpressions;
using Concierge.Language.Dates;
using NodaTime;

namespace Concierge.Language;

/// <summary>Parses ranges and limits: "between 7 and 8", "after 7", "8 at the latest".</summary>
internal static class TimeRangeParser
{
    private static readonly LocalTime EndOfDay = new(23, 59);

    /// <summary>Takes the first range and all limits out of the text.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="period">The part of the day in the sentence.</param>
    public static IReadOnlyList<ParsedValue<TimeReading>> TakeAll(MaskedText text, MealPeriod period)
    {
        var readings = new List<ParsedValue<TimeReading>>();
        if (text.Take(Range) is { } range)
        {
            readings.Add(new ParsedValue<TimeReading>(range.Index, range.Length, ReadRange(range, period)));
        }

        foreach (var bound in text.TakeAll(Bound))
        {
            readings.Add(new ParsedValue<TimeReading>(bound.Index, bound.Length, ReadBound(bound, ClockReader.Read(bound, period), period)));
        }

        return readings;
    }

    /// <summary>Takes the bare number at the other end of a range: "between 7 and half past 8", "between noon and two".</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="period">The part of the day in the sentence.</param>
    /// <param name="readings">The times so far; the other end is added if there is only one.</param>
    public static void TakeBareEnd(MaskedText text, MealPeriod period, List<ParsedValue<TimeReading>> readings)
    {
        foreach (var pattern in (ReadOnlySpan<Regex>)[RangeBefore, RangeAfter])
        {
            if (readings.Count == 1 && pattern.Match(text.Remaining) is { Success: true } end)
            {
                var hour = end.Groups["h"];
                text.Take(hour.Index, end.Groups["all"].Length);
                readings.Add(new ParsedValue<TimeReading>(hour.Index, end.Groups["all"].Length, ClockReader.Read(end, period)));
            }
        }
    }

    private static TimeReading ReadRange(Match match, MealPeriod period)
    {
        var (half, halfOfSecond) = (match.Groups["ap"].Value, match.Groups["ap2"].Value);
        var (firstHour, firstMinute) = (match.Groups["h"].Value, ClockReader.ReadMinutes(match.Groups["mi"].Value));
        var (lastHour, lastMinute) = (match.Groups["h2"].Value, ClockReader.ReadMinutes(match.Groups["mi2"].Value));
        var last = ClockReader.Read(NumberParser.Parse(lastHour), lastMinute, halfOfSecond, period, lastHour);
        var first = ClockReader.Read(NumberParser.Parse(firstHour), firstMinute, half, period, firstHour);
        if (half.Length == 0 && halfOfSecond.Length > 0)
        {
            // "7-8pm": the second half of the day holds for both, unless the first time would then be the later one ("11-1pm").
            first = ClockReader.Read(NumberParser.Parse(firstHour), firstMinute, halfOfSecond, period, firstHour);
            if (first.Time > last.Time)
            {
                first = first with { Time = first.Time?.PlusHours(-12) };
            }
        }

        return first.Time is { } earliest && last.Time is { } latest && earliest < latest
            ? new TimeReading(earliest, earliest, latest)
            : TimeReading.CreateQuestion("Between which times would it suit you?");
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

    private static Regex Range { get; } = new(
        $$"""
        (?:
            # "any time between 7 and 8"
            \b(?:any\s*time\s+|some\s*time\s+)?bet?we?en\s+{{TimeFields.Loose}}\s*(?:and|-|to)\s*{{TimeFields.LooseSecond}}{{TimeFields.NotPeople}}
            (?!\s+(?:past|to)\s)
            # "from 7 to 8"
          | \b(?:any\s*time\s+)?from\s+{{TimeFields.Loose}}\s*(?:to|till?|until|-)\s*{{TimeFields.LooseSecond}}{{TimeFields.NotPeople}}
            # "7-8pm"
          | \b{{TimeFields.Loose}}\s*(?:-|to)\s*(?:(?<h2>1[0-2]|0?[1-9])(?:[:.](?<mi2>[0-5]\d))?\s*(?<ap2>[ap])\.?\s?m\b\.?)
            # "19:00-20:30"
          | \b(?<h>[01]?\d|2[0-3])[:.](?<mi>[0-5]\d)\s*(?:-|to)\s*(?<h2>[01]?\d|2[0-3])[:.](?<mi2>[0-5]\d)
            # ", 7 to 7.30"
          | (?<=[,;¦]\s*)(?<h>{{NumberParser.HourPattern}})\s*(?:-|to)\s*(?<h2>{{NumberParser.HourPattern}})[:.](?<mi2>[0-5]\d)
        )
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // "between 7 and" before a time already taken
    private static Regex RangeBefore { get; } = new(
        $$"""
        \b(?:between|from|bet?wen)\s+(?<all>{{TimeFields.Loose}})\s+(?:and|to|till?|until|-)\s*¦
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // "and two" after "between" and a time already taken
    private static Regex RangeAfter { get; } = new(
        $$"""
        \b(?:between|from)\s*¦+\s*(?:and|to|till?|until|-)\s+(?<all>{{TimeFields.Loose}}){{TimeFields.NotPeople}}
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    private static Regex Bound { get; } = new(
        $$"""
        \b(?:
            # "after 7", "not before 7 onwards"
            (?<after>after|from|not[ ]before|no[ ]earlier[ ]than|(?:at\s+)?the[ ]earliest)\s+{{TimeFields.Loose}}{{TimeFields.NotPeople}}
            (?!\s*(?:to|till?|until|-)\s)
            (?:\s+on(?:wards?)?\b(?!\s+\w))?
            # "before 8", "no later than 8"
          | (?<before>before|no[ ]later[ ]than|not[ ]after|by)\s+{{TimeFields.Loose}}{{TimeFields.NotPeople}}
            # "7 or later"
          | {{TimeFields.Loose}}\s+(?<later>or\s+(?:later|after)|onwards?|at\s+the\s+earliest)
            # "8 at the latest"
          | {{TimeFields.Loose}}\s+(?<sooner>or\s+(?:earlier|before)|at\s+the\s+latest)
        )
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
