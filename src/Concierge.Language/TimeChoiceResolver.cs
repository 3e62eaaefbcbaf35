using System.Text.RegularExpressions;
using Concierge.Language.Dates;
using NodaTime;

namespace Concierge.Language;

/// <summary>Combines all times of a sentence: the first choice and the accepted range, or the question which time is meant.</summary>
internal static partial class TimeChoiceResolver
{
    /// <summary>The maximum gap between two accepted times: the guest then accepts the times between them too.</summary>
    public static readonly Period MaxGap = Period.FromMinutes(60);

    /// <summary>Combines the times of a sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="readings">The times of the sentence.</param>
    public static TimeReading? Resolve(string sentence, List<ParsedValue<TimeReading>> readings)
    {
        var ordered = readings.OrderBy(reading => reading.Index).ToList();
        if (ordered is [{ Value.Time: { } first }, { Value: { Time: { } last, Earliest: null } }] && ordered[0].Value.Question is null
            && RangeStart().IsMatch(sentence[..ordered[0].Index])
            && RangeSeparator().IsMatch(sentence[Math.Min(ordered[0].End, ordered[1].Index)..ordered[1].Index]) && first < last)
        {
            return new TimeReading(first, first, last) { Positions = [ordered[0].Index, ordered[1].Index] };
        }

        var kept = CorrectionResolver.Resolve(sentence, readings);
        if (kept.Count == 0)
        {
            return null;
        }

        if (ReadLimits(sentence, kept) is { } limited)
        {
            return limited with { Positions = [.. kept.Select(reading => reading.Index)] };
        }

        if (kept is [{ Value: { Time: not null, Earliest: null, Latest: null } } single])
        {
            return single.Value with { IsAddition = ConcessionParser.IsAddition(sentence[single.End..]), Positions = [single.Index] };
        }

        var chosen = kept.Select(reading => reading.Value).Distinct().ToList() is [var only] ? only
            : CombineWithLimit(kept) ?? CombineWithFallback(sentence, kept) ?? AskWhich(kept);
        return chosen with { Positions = [.. kept.Select(reading => reading.Index)] };
    }

    // "Between half six and quarter past seven", "not before half seven": limits before times in words.
    private static TimeReading? ReadLimits(string sentence, IReadOnlyList<ParsedValue<TimeReading>> kept)
    {
        if (kept.Any(reading => reading.Value is not { Time: not null, Question: null, Limit: null }))
        {
            return null;
        }

        var before = sentence[..kept[0].Index];
        if (kept is [{ Value: { Earliest: null, Latest: null } } first, { Value: { Earliest: null, Latest: null } } second])
        {
            var between = sentence[Math.Min(first.End, second.Index)..second.Index];
            return RangeStart().IsMatch(before) && RangeSeparator().IsMatch(between) && first.Value.Time < second.Value.Time
                ? new TimeReading(first.Value.Time, first.Value.Time, second.Value.Time)
                : null;
        }

        return kept is not [{ Value: { Time: { } time, Earliest: null, Latest: null } }] ? null
            : NotBefore().IsMatch(before) ? new TimeReading(time, time, time.Hour >= 17 ? new LocalTime(23, 59) : null)
            : NotAfter().IsMatch(before) ? TimeReading.CreateQuestion($"What time before {BookingFormatter.FormatTime(time)} would you like?")
            : null;
    }

    // "At 7, no later than 8", "after 6 but before 9".
    private static TimeReading? CombineWithLimit(IReadOnlyList<ParsedValue<TimeReading>> kept)
    {
        if (kept is not [var first, var second])
        {
            return null;
        }

        var (one, other) = first.Value.Limit is null ? (first.Value, second.Value) : (second.Value, first.Value);
        return one.Time is { } time && other.Limit is { } before && time <= before ? one with { Latest = before }
            : HasOpenStart(second.Value)
                && first.Value is { Time: { } wanted, Earliest: null, Latest: null }
                && second.Value.Earliest <= wanted ? first.Value with { Earliest = second.Value.Earliest }
            : null;
    }

    private static bool HasOpenStart(TimeReading reading) => reading.Earliest is { } earliest && earliest == reading.Time;

    private static TimeReading? CombineWithFallback(string sentence, IReadOnlyList<ParsedValue<TimeReading>> kept)
    {
        if (kept.Any(reading => reading.Value is not { Time: not null, Question: null, Earliest: null, Latest: null }))
        {
            return null;
        }

        var fallsBack = Enumerable.Range(1, kept.Count - 1).Any(i => ConcessionParser.IsFallback(
            sentence[Math.Min(kept[i - 1].End, kept[i].Index)..kept[i].Index],
            sentence[kept[i].End..(i + 1 < kept.Count ? Math.Max(kept[i + 1].Index, kept[i].End) : sentence.Length)]));
        if (!fallsBack)
        {
            return null;
        }

        var times = kept.Select(reading => reading.Value.Time!.Value).ToList();
        var (wanted, earliest, latest) = (times[0], times.Min(), times.Max());
        return earliest + MaxGap < latest
            ? TimeReading.CreateQuestion(
                $"Which time: {BookingFormatter.FormatTime(wanted)} or {BookingFormatter.FormatTime(times[^1])}? "
                + $"Say \"between {BookingFormatter.FormatTime(earliest)} and {BookingFormatter.FormatTime(latest)}\" if any time between will do.")
            : new TimeReading(wanted, earliest < wanted ? earliest : null, latest > wanted ? latest : null);
    }

    private static TimeReading AskWhich(IReadOnlyList<ParsedValue<TimeReading>> kept) =>
        kept.Select(reading => reading.Value).FirstOrDefault(reading => reading.Question is not null)
        ?? TimeReading.CreateQuestion(
            $"Which time: {string.Join(" or ", kept.Select(reading => BookingFormatter.FormatTime(reading.Value.Time!.Value)).Distinct())}?")
        with
        { Options = [.. kept.Select(reading => reading.Value.Time!.Value).Distinct()] };

    [GeneratedRegex(@"\b(?:between|from)\s+$", RegexOptions.IgnoreCase)]
    private static partial Regex RangeStart();

    [GeneratedRegex(@"^\s*(?:and|to|-|till?|until)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex RangeSeparator();

    // The text before a time ends with "not before", "after", "from".
    [GeneratedRegex(@"\b(?:after|not\s+before|no\s+earlier\s+than|not\s+earlier\s+than|from)\s+$", RegexOptions.IgnoreCase)]
    private static partial Regex NotBefore();

    // The text before a time ends with "no later than", "by", "until".
    [GeneratedRegex(
        """
        (?<!\bnot\s)\b(?:before|no\s+later\s+than|not\s+later\s+than|not\s+after|by|until|till)\s+$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex NotAfter();
}
