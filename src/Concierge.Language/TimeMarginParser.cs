using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Parses the margin around a time: "give or take half an hour", "or thereabouts".</summary>
internal static class TimeMarginParser
{
    /// <summary>Takes the margin out of the text and adds it to the time: "7:30, give or take half an hour", "at 8 or thereabouts".</summary>
    /// <param name="settled">The time of the sentence.</param>
    /// <param name="text">The sentence without the time.</param>
    public static TimeReading AddMargin(TimeReading settled, MaskedText text)
    {
        if (settled is not { Time: { } time, Earliest: null, Latest: null, Question: null } || text.Take(GiveOrTake) is not { } match)
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

    private static Regex GiveOrTake { get; } = new(
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
}
