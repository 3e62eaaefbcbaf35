using System.Text.RegularExpressions;
using NodaTime;

namespace Concierge.Language;

/// <summary>Parses a time that counts from now: "in forty minutes", "in an hour and a half".</summary>
internal static class RelativeTimeParser
{
    /// <summary>Takes the time out of the text, or returns <see langword="null"/> if there is none.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="now">The local time at the restaurant.</param>
    public static LocalDateTime? Parse(MaskedText text, LocalDateTime now)
    {
        if (text.Take(FromNow) is not { } match)
        {
            return null;
        }

        var minutes = match.Groups["half"].Success ? 30
            : match.Groups["minutes"].Success ? NumberParser.Parse(match.Groups["minutes"].Value)
            : (60 * (match.Groups["hours"].Success ? NumberParser.Parse(match.Groups["hours"].Value) : 1)) + (match.Groups["more"].Success ? 30 : 0);
        return now.PlusMinutes(minutes);
    }

    // "half an hour", "2 hrs", "an hour and a half"
    private const string Span =
        $$"""
            (?<half>(?:a\s+)?half\s+an\s+hour)
          | (?<minutes>{{NumberParser.CardinalPattern}})\s*min(?:ute)?s?
          | (?:an|one|(?<hours>{{NumberParser.CardinalPattern}}))\s*(?:hours?|hrs?)(?<more>\s+and\s+a\s+half)?
          | (?<hours>one|two|three)(?<more>\s+and\s+a\s+half)\s+(?:hours|hrs)
        """;

    // "within" and "in the next hour" are limits and no times.
    private static Regex FromNow { get; } = new(
        $$"""
        \b(?<!\bback\s)(?:in|after)\s+(?:(?:about|around|like|roughly)\s+)?(?:
            {{Span}}
        )\b(?!\s+(?:before|after|later|earlier|of|to|past))
        | \b(?:(?:about|around|roughly)\s+)?(?:{{Span}})\s+from\s+now\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
