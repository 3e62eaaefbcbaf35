using System.Text.RegularExpressions;

namespace Concierge.Agents.Language;

/// <summary>Finds a number that may be people or an hour ("make it 8").</summary>
internal static partial class AmbiguousNumber
{
    /// <summary>The number as written; <see langword="null"/> when there is none.</summary>
    public static string? In(string rest) => MakeIt().Match(rest) is { Success: true } match ? match.Groups["n"].Value : null;

    [GeneratedRegex(@"\b(?:make\s+(?:it|that)|(?:what|how)\s+about|change\s+(?:it|that)\s+to|actually|rather)\s+(?<n>" + NumberWords.Hour + @")\b(?=\s*(?:$|[.,!?]|please|instead|then))", RegexOptions.IgnoreCase)]
    private static partial Regex MakeIt();
}
