using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Parses a shift relative to the previous date or time: "half an hour later", "a day earlier".</summary>
internal static partial class ShiftParser
{
    // "half an hour", "an hour and a half", "20 minutes"
    private const string Span =
        $$"""
        (?:
            (?<half>half\s+an\s+hour|half\s+hour|30\s*mins?)
          | (?<quarter>(?:a\s+)?quarter\s+of\s+an\s+hour)
          | (?<hh>an\s+hour\s+and\s+a\s+half)
          | (?<n>an?|{{NumberParser.CardinalPattern}})(?:\s+more)?\s*-?(?<u>minutes?|mins?|hours?|hrs?|days?|weeks?)
        )
        """;

    /// <summary>Takes the shift out of the text.</summary>
    public static ShiftReading Parse(MaskedText text)
    {
        if (text.Take(Vague) is not null)
        {
            return new ShiftReading(null, null, IsUnclear: true);
        }

        var match = text.Take(Moved) ?? text.Take(Compared);
        if (match is null)
        {
            return text.Take(Neighbour()) is { } day
                ? new ShiftReading(null, day.Groups["after"].Success ? 1 : -1, false)
                : new ShiftReading(null, null, false);
        }

        if (match.Groups["either"].Success)
        {
            return new ShiftReading(null, null, IsUnclear: true);
        }

        var sign = match.Groups["earlier"].Success ? -1 : 1;
        var unit = match.Groups["u"].Value.ToLowerInvariant();
        var count = match.Groups["n"] is { Success: true } n ? Count(n.Value) : 1;
        return unit switch
        {
            ['d', ..] => new ShiftReading(null, sign * count, false),
            ['w', ..] => new ShiftReading(null, sign * count * 7, false),
            ['h', ..] => new ShiftReading(sign * count * 60, null, false),
            ['m', ..] => new ShiftReading(sign * count, null, false),
            _ => new ShiftReading(sign * (match.Groups["half"].Success ? 30 : match.Groups["quarter"].Success ? 15 : 90), null, false),
        };
    }

    private static int Count(string word) => word.ToLowerInvariant() is "a" or "an" ? 1 : NumberParser.Parse(word);

    private static Regex Vague { get; } = new(
        """
          # "a bit later"
          \b(?:a\s+(?:bit|little|little\s+bit|tad|touch)|slightly|much|somewhat)\s+(?:later|earlier|sooner)\b
          (?!\s+than\s+\d)
          # "could we come earlier"
        | \b(?:can|could)\s+(?:we|i|you)\s+(?:come|make\s+it|move\s+it)\s+(?:later|earlier|sooner)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    private static Regex Moved { get; } = new(
        $$"""
          # later: "push it back by an hour"
          \b(?:
              (?:push|put|set|shift)(?:ed)?\s+(?:
                  it|that|us
                | the\s+(?:booking|table|reservation)
                | my\s+(?:booking|table|reservation)
              )?\s*(?:back|out)
            | delay(?:\s+(?:it|that|us))?
            | postpone(?:\s+(?:it|that|us))?
          )\s+(?:by\s+)?{{Span}}\b
          # earlier: "bring it forward by an hour"
        | \b(?<earlier>
              (?:bring|move|pull)\s+(?:
                  it|that|us
                | the\s+(?:booking|table|reservation)
                | my\s+(?:booking|table|reservation)
              )\s+(?:forward|forwards|up|ahead)
          )\s+(?:by\s+)?{{Span}}\b
          # either way: "move it back by an hour" does not say which
        | \b(?<either>
              (?:move|push)\s+(?:it|that|us|the\s+(?:booking|table|reservation))\s+
              (?:back|back(?:wards)?|forward|forwards)
          )\s+(?:by\s+)?{{Span}}\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // "half an hour later", "a day earlier"
    private static Regex Compared { get; } = new(
        $$"""
        \b{{Span}}\s+(?:(?<later>later|after\s+that)|(?<earlier>earlier|sooner|before\s+that))\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // "the day after", "the day before"
    [GeneratedRegex(
        """
        \b(?:(?<after>the\s+(?:next|following)\s+day|the\s+day\s+after)|the\s+day\s+before)
        (?=\s*(?:$|[,.!?]|please|at\b|instead))
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Neighbour();
}
