using System.Text.RegularExpressions;
using Concierge.Language.Dates;
using NodaTime;

namespace Concierge.Language;

/// <summary>Makes one wish of all times named in a sentence: the time liked best, how far another may lie from it, or the question which.</summary>
internal static class TimeChoices
{
    /// <summary>How far apart two times may lie for any time between to be agreed to as well.</summary>
    public static readonly Period WidestGap = Period.FromMinutes(60);

    /// <summary>Settles what the times of a sentence come to.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="readings">The times named.</param>
    public static TimeReading? Settle(string sentence, List<Reading<TimeReading>> readings)
    {
        var kept = Corrections.Settle(sentence, readings);
        if (kept.Count == 0)
        {
            return null;
        }

        if (Bounding(sentence, kept) is null && kept is [{ Value: { Time: not null, Earliest: null, Latest: null } } alone])
        {
            return alone.Value with { Adds = ConcessionWords.Adds(sentence[alone.End..]), Mentions = [alone.Index] };
        }

        if (Bounding(sentence, kept) is { } bounded)
        {
            return bounded with { Mentions = [.. kept.Select(reading => reading.Index)] };
        }

        var chosen = kept.Select(reading => reading.Value).Distinct().ToList() is [var only] ? only
            : Bounded(kept) ?? FallingBack(sentence, kept) ?? Unsettled(kept);
        return chosen with { Mentions = [.. kept.Select(reading => reading.Index)] };
    }

    // "Between half six and quarter past seven", "not before half seven": the words stand before times in words.
    private static TimeReading? Bounding(string sentence, IReadOnlyList<Reading<TimeReading>> kept)
    {
        if (kept.Any(reading => reading.Value is not { Time: not null, Question: null, Before: null }))
        {
            return null;
        }

        var before = sentence[..kept[0].Index];
        if (kept is [{ Value: { Earliest: null, Latest: null } } first, { Value: { Earliest: null, Latest: null } } second])
        {
            return RangeOpens().IsMatch(before) && RangeGoesOn().IsMatch(sentence[Math.Min(first.End, second.Index)..second.Index]) && first.Value.Time < second.Value.Time
                ? new TimeReading(first.Value.Time, first.Value.Time, second.Value.Time)
                : null;
        }

        return kept is not [{ Value: { Time: { } time, Earliest: null, Latest: null } }] ? null
            : NotBefore().IsMatch(before) ? new TimeReading(time, time, time.Hour >= 17 ? new LocalTime(23, 59) : null)
            : NotAfter().IsMatch(before) ? TimeReading.Ask($"What time before {BookingText.Time(time)} would you like?")
            : null;
    }

    // "At 7, no later than 8", "after 6 but before 9".
    private static TimeReading? Bounded(IReadOnlyList<Reading<TimeReading>> kept)
    {
        if (kept is not [var first, var second])
        {
            return null;
        }

        var (one, other) = first.Value.Before is null ? (first.Value, second.Value) : (second.Value, first.Value);
        return one.Time is { } time && other.Before is { } before && time <= before ? one with { Latest = before }
            : IsOpen(second.Value) && first.Value is { Time: { } wanted, Earliest: null, Latest: null } && second.Value.Earliest <= wanted ? first.Value with { Earliest = second.Value.Earliest }
            : null;
    }

    private static bool IsOpen(TimeReading reading) => reading.Earliest is { } earliest && earliest == reading.Time;

    private static TimeReading? FallingBack(string sentence, IReadOnlyList<Reading<TimeReading>> kept)
    {
        if (kept.Any(reading => reading.Value is not { Time: not null, Question: null, Earliest: null, Latest: null }))
        {
            return null;
        }

        var fallsBack = Enumerable.Range(1, kept.Count - 1).Any(i => ConcessionWords.FallsBack(
            sentence[Math.Min(kept[i - 1].End, kept[i].Index)..kept[i].Index],
            sentence[kept[i].End..(i + 1 < kept.Count ? Math.Max(kept[i + 1].Index, kept[i].End) : sentence.Length)]));
        if (!fallsBack)
        {
            return null;
        }

        var (wanted, earliest, latest) = (kept[0].Value.Time!.Value, kept.Min(reading => reading.Value.Time!.Value), kept.Max(reading => reading.Value.Time!.Value));
        return earliest + WidestGap < latest
            ? TimeReading.Ask($"Which time: {BookingText.Time(wanted)} or {BookingText.Time(kept[^1].Value.Time!.Value)}? Say \"between {BookingText.Time(earliest)} and {BookingText.Time(latest)}\" if any time between will do.")
            : new TimeReading(wanted, earliest < wanted ? earliest : null, latest > wanted ? latest : null);
    }

    private static TimeReading Unsettled(IReadOnlyList<Reading<TimeReading>> kept) =>
        kept.Select(reading => reading.Value).FirstOrDefault(reading => reading.Question is not null)
        ?? TimeReading.Ask($"Which time: {string.Join(" or ", kept.Select(reading => BookingText.Time(reading.Value.Time!.Value)).Distinct())}?");

    private static Regex? _rangeOpens;

    private static Regex RangeOpens() => _rangeOpens ??= new(@"\b(?:between|from)\s+$", RegexOptions.IgnoreCase);

    private static Regex? _rangeGoesOn;

    private static Regex RangeGoesOn() => _rangeGoesOn ??= new(@"^\s*(?:and|to|-|till?|until)\s*$", RegexOptions.IgnoreCase);

    private static Regex? _notBefore;

    private static Regex NotBefore() => _notBefore ??= new(@"\b(?:after|not\s+before|no\s+earlier\s+than|not\s+earlier\s+than|from)\s+$", RegexOptions.IgnoreCase);

    private static Regex? _notAfter;

    private static Regex NotAfter() => _notAfter ??= new(@"(?<!\bnot\s)\b(?:before|no\s+later\s+than|not\s+later\s+than|not\s+after|by|until|till)\s+$", RegexOptions.IgnoreCase);
}
