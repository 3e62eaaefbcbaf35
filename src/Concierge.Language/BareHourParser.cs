using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Parses an hour that only its place in the sentence makes a time: "Friday 7", "at 7, or 8", "7" as an answer.</summary>
internal static class BareHourParser
{
    /// <summary>Takes the only time out of a sentence that marks none.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="period">The part of the day in the sentence.</param>
    /// <param name="expected">Whether a bare number answers the question for the time.</param>
    public static ParsedValue<TimeReading>? TakeOnly(MaskedText text, MealPeriod period, bool expected) =>
        ((expected ? text.Take(BareAnswer) : null) ?? text.Take(BareBesideDay)) is { } bare
            ? new ParsedValue<TimeReading>(bare.Index, bare.Length, ClockReader.Read(bare, period))
            : null;

    /// <summary>Takes the bare numbers that are joined to a time behind or before it.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="period">The part of the day in the sentence.</param>
    /// <param name="readings">The times so far; the joined ones are added.</param>
    public static void TakeJoined(MaskedText text, MealPeriod period, List<ParsedValue<TimeReading>> readings)
    {
        // "At 7, or 8 if they are full": a bare number joined to the time before it is another time.
        while (BareAlternative.Match(text.Remaining) is { Success: true } other && readings.Exists(reading => reading.End == other.Index + 1))
        {
            text.Take(other.Index + 1, other.Length - 1);
            var start = other.Groups["h"].Index;
            readings.Add(new ParsedValue<TimeReading>(start, other.Index + other.Length - start, ClockReader.Read(other, period)));
        }

        // "Seven or half past seven": the same before a time.
        if (BareBefore.Match(text.Remaining) is { Success: true } earlier
            && readings.Exists(reading => reading.Index == earlier.Index + earlier.Length - 1))
        {
            text.Take(earlier.Index, earlier.Length - 1);
            readings.Add(new ParsedValue<TimeReading>(earlier.Index, earlier.Groups["h"].Length, ClockReader.Read(earlier, period)));
        }
    }

    // "7" as the answer to the question for the time
    private static Regex BareAnswer { get; } = new(
        $$"""
        (?:^\s*|¦\s*,?\s*|,\s*|\bsay\s+|\bmake[ ]it\s+|\b(?:how|what)\s+about\s+|\bat\s+)
        (?<h>[01]?\d|2[0-3]|{{NumberParser.HourPattern}}|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)\b{{TimeFields.NotPeople}}(?=
            \s*(?:$|[,.!?¦]|please|would|will|is|works|then|instead|for\b|works)
        )
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // "seven or" directly before a time already taken
    private static Regex BareBefore { get; } = new(
        $$"""
        (?<![\w:.+'])(?<h>{{NumberParser.HourPattern}})\s+or\s+(?:at\s+)?¦
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // "or 8", "if they are full, 8" directly behind a time already taken
    private static Regex BareAlternative { get; } = new(
        $$"""
        ¦\s*,?\s*(?:
            or(?:\s+else|\s+maybe|\s+possibly|\s+if\s+[^,;.¦]{2,60},?)?
          | otherwise|else
          | if\s+(?!possible)[^,;.¦]{2,60},
          | failing\s+that,?|alternatively,?
        )\s+(?:otherwise\s+)?(?:at\s+)?{{TimeFields.Loose}}(?![\d:]){{TimeFields.NotPeople}}
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    private static Regex BareBesideDay { get; } = new(
        $$"""
          # "Friday 7"
          ¦\s*,?\s*(?<h>[01]?\d|2[0-3]|{{NumberParser.HourPattern}})\b{{TimeFields.NotPeople}}(?=\s*(?:$|[,.!?]|please|for\b|under\b))
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
