using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Finds a number that is either a party size or an hour ("make it 8", "5 would do").</summary>
internal static class AmbiguousNumberParser
{
    /// <summary>Returns the ambiguous number as written, or <see langword="null"/> if there is none.</summary>
    public static string? Find(string rest) => MakeIt.Match(rest) is { Success: true } match ? match.Groups["n"].Value : null;

    /// <summary>Returns the question about a number in a concession ("5 would do"), or <see langword="null"/> if there is none.</summary>
    public static string? FindConcessionQuestion(string rest) => WouldDo.Match(rest) is { Success: true } match
        ? $"Do you mean that {match.Groups["n"].Value} people would do, or {match.Groups["n"].Value} o'clock?"
        : null;

    // "8 would do"
    private static Regex WouldDo { get; } = new(
        $$"""
        (?<![\d:.+])\b(?<n>{{NumberParser.HourPattern}})\s+{{ConcessionParser.AllowedPattern}}
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    private static Regex MakeIt { get; } = new(
        $$"""
          # "8, not 7" as a whole sentence
          ^\W*(?<n>{{NumberParser.HourPattern}})\b(?=\s*,?\s*not\s+(?:\d{1,2}|{{NumberParser.HourPattern}})\b\W*$)
          # "make it 8", "actually 8", "not 7 but 8"
        | \b(?:
              make\s+(?:it|that)
            | (?:what|how)\s+about
            | change\s+(?:it|that)\s+to
            | actually|rather
            | let'?s\s+(?:say|make\s+it)
            | i\s+mean|i\s+meant
            | \bnot\s+(?:\d{1,2}|{{NumberParser.HourPattern}})\s*,?\s*(?:but\s+)?
          )\s*(?<!\w)(?<n>{{NumberParser.HourPattern}})\b(?=\s*(?:$|[.,!?]|please|instead|then))
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
