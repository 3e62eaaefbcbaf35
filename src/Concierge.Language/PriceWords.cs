using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Reads how dear a restaurant may be, 1 to 4.</summary>
internal static class PriceWords
{
    /// <summary>The dearest and the cheapest that will do.</summary>
    public static (int? Max, int? Min) Read(string sentence) =>
        Middle().IsMatch(sentence) ? (2, null)
        : Cheap().IsMatch(sentence) ? (1, null)
        : Fancy().IsMatch(sentence) ? (null, 3)
        : (null, null);

    private static Regex? _middle;

    private static Regex Middle() => _middle ??= new(@"\b(?:not?\s+(?:too|so|very|overly|that)\s+(?:expensive|pricey|dear|fancy|posh)|isn'?t\s+(?:too\s+|that\s+|very\s+)?(?:expensive|pricey|dear)|reasonabl[ey](?:\s+priced)?|mid-?range|moderate(?:ly\s+priced)?|affordable|(?:won'?t|doesn'?t)\s+(?:break\s+the\s+bank|cost\s+a\s+fortune))", RegexOptions.IgnoreCase);

    private static Regex? _cheap;

    private static Regex Cheap() => _cheap ??= new(@"\b(?:cheap(?!er)(?:est)?|inexpensive|budget|low-?cost|cheap\s+and\s+cheerful)\b", RegexOptions.IgnoreCase);

    private static Regex? _fancy;

    private static Regex Fancy() => _fancy ??= new(@"\b(?:(?<=\b(?:a|some|somewhere|something|really|very|quite|the)\s+)fancy|fancy(?=\s+(?:place|restaurant|dinner|meal|one|spot|for|in|near|¦)|\W*$)|posh|upscale|up-?market|fine[- ]dining|high[- ]end|michelin|elegant|classy|luxur(?:y|ious))\b", RegexOptions.IgnoreCase);
}
