using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Parses the price level of a restaurant search, from 1 (cheap) to 4 (expensive).</summary>
internal static partial class PriceLevelParser
{
    /// <summary>Returns the maximum and minimum price level.</summary>
    public static (int? Max, int? Min) Parse(string sentence) =>
        Middle.IsMatch(sentence) ? (2, null)
        : Cheap().IsMatch(sentence) ? (1, null)
        : Fancy.IsMatch(sentence) ? (null, 3)
        : (null, null);

    // "not too expensive", "mid-range"
    private static Regex Middle { get; } = new(
        """
        \b(?:
            not?\s+(?:too|so|very|overly|that)\s+(?:expensive|pricey|dear|fancy|posh)
          | isn'?t\s+(?:too\s+|that\s+|very\s+)?(?:expensive|pricey|dear)
          | reasonabl[ey](?:\s+priced)?
          | mid-?range
          | moderate(?:ly\s+priced)?
          | affordable
          | (?:won'?t|doesn'?t)\s+(?:break\s+the\s+bank|cost\s+a\s+fortune)
        )
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    [GeneratedRegex(
        """
        \b(?:cheap(?!er)(?:est)?|inexpensive|budget|low-?cost|cheap\s+and\s+cheerful)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Cheap();

    // "somewhere fancy", "upscale"
    private static Regex Fancy { get; } = new(
        """
        \b(?:
            (?<=\b(?:a|some|somewhere|something|really|very|quite|the)\s+)fancy
          | fancy(?=\s+(?:place|restaurant|dinner|meal|one|spot|for|in|near|¦)|\W*$)
          | posh|upscale|up-?market|fine[- ]dining|high[- ]end|michelin|elegant|classy
          | luxur(?:y|ious)
        )\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
