using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Finds a number that may be people or an hour ("make it 8", "5 would do").</summary>
internal static class AmbiguousNumber
{
    /// <summary>The number as written; <see langword="null"/> when there is none.</summary>
    public static string? In(string rest) => MakeIt().Match(rest) is { Success: true } match ? match.Groups["n"].Value : null;

    /// <summary>The question about a number that is said to do, but not of what; <see langword="null"/> when there is none.</summary>
    public static string? Allowed(string rest) => WouldDo().Match(rest) is { Success: true } match
        ? $"Do you mean that {match.Groups["n"].Value} people would do, or {match.Groups["n"].Value} o'clock?"
        : null;

    private static Regex? _wouldDo;

    private static Regex WouldDo() => _wouldDo ??= new(@"(?<![\d:.+])\b(?<n>" + NumberWords.Hour + @")\s+" + ConcessionWords.Allowed, RegexOptions.IgnoreCase);

    private static Regex? _makeIt;

    private static Regex MakeIt() => _makeIt ??= new(@"^\W*(?<n>" + NumberWords.Hour + @")\b(?=\s*,?\s*not\s+(?:\d{1,2}|" + NumberWords.Hour + @")\b\W*$)|\b(?:make\s+(?:it|that)|(?:what|how)\s+about|change\s+(?:it|that)\s+to|actually|rather|let'?s\s+(?:say|make\s+it)|i\s+mean|i\s+meant|\bnot\s+(?:\d{1,2}|" + NumberWords.Hour + @")\s*,?\s*(?:but\s+)?)\s*(?<!\w)(?<n>" + NumberWords.Hour + @")\b(?=\s*(?:$|[.,!?]|please|instead|then))", RegexOptions.IgnoreCase);
}
