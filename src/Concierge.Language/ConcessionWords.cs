using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Recognises the words by which a person allows something beside what they would like best.</summary>
internal static class ConcessionWords
{
    /// <summary>Matches what stands behind the thing allowed: "would do", "is fine too", "if they are full".</summary>
    public const string Allowed =
        @"(?:(?:(?:is|are|would\s+be|will\s+be|might\s+be)\s+|'(?:s|d\s+be)\s+)(?:also\s+|just\s+as\s+|equally\s+|perfectly\s+|totally\s+|still\s+)*(?:fine|ok|okay|good|possible|alright|all\s+right|no\s+problem|acceptable|enough)"
        + @"|(?:would|will|can|could|might)\s+(?:also\s+|even\s+|still\s+)?(?:do|work|suit)|works|(?:also|too|as\s+well|otherwise)"
        + @"|if\s+(?!possible|available|free|you\s+can)\w+|(?:at|in)\s+a\s+pinch|as\s+(?:an?|the|our|my)\s+(?:alternative|second|back-?up|fallback|plan))\b";

    private const string Fallback = @"\belse|\botherwise|\balternatively|\bfailing\s+that|\bif\s+[^,;.]{2,60}";

    /// <summary>Whether two things are joined as a choice: "Friday or Saturday", "Friday, otherwise Saturday".</summary>
    /// <param name="between">What stands between them.</param>
    /// <param name="after">What stands behind the second.</param>
    public static bool Choice(string between, string after) => OrAtEnd().IsMatch(between) || AllowedAtStart().IsMatch(after);

    /// <summary>Whether the second of two things is expressly what to fall back on: "7, or 8 if they are full".</summary>
    /// <param name="between">What stands between them.</param>
    /// <param name="after">What stands behind the second.</param>
    public static bool FallsBack(string between, string after) => FallbackAtEnd().IsMatch(between) || AllowedAtStart().IsMatch(after);

    /// <summary>Whether a thing is allowed beside one named before: "Saturday would do too".</summary>
    /// <param name="after">What stands behind it.</param>
    public static bool Adds(string after) => AddsAtStart().IsMatch(after);

    /// <summary>Whether the later of two things is liked better: "Friday or preferably Saturday".</summary>
    /// <param name="between">What stands between them.</param>
    /// <param name="after">What stands behind the second.</param>
    public static bool Prefers(string between, string after) => PreferredAtEnd().IsMatch(between) || PreferredAtStart().IsMatch(after);

    private static Regex? _orAtEnd;

    private static Regex OrAtEnd() => _orAtEnd ??= new(@"(?:\bor|/|" + Fallback + @")\s*,?\s*(?:(?:else|maybe|perhaps|possibly|even|preferably|ideally|better|alternatively|otherwise|then|on|the|failing\s+that|if\s+[^,;.]{2,60})\b\s*,?\s*)*$", RegexOptions.IgnoreCase);

    private static Regex? _fallbackAtEnd;

    private static Regex FallbackAtEnd() => _fallbackAtEnd ??= new(@"(?:" + Fallback + @")\s*,?\s*(?:(?:else|maybe|perhaps|possibly|then|at|or)\b\s*,?\s*)*$", RegexOptions.IgnoreCase);

    private static Regex? _allowedAtStart;

    private static Regex AllowedAtStart() => _allowedAtStart ??= new(@"^\s*[,)]?\s*" + Allowed, RegexOptions.IgnoreCase);

    private static Regex? _addsAtStart;

    private static Regex AddsAtStart() => _addsAtStart ??= new(@"^\s*,?\s*(?:" + Allowed + @"\s+)?(?:also|too|as\s+well)\b|^\s*(?:would|will)\s+also\b|^\s*(?:is|would\s+be)\s+also\b", RegexOptions.IgnoreCase);

    private static Regex? _preferredAtEnd;

    private static Regex PreferredAtEnd() => _preferredAtEnd ??= new(@"\b(?:preferably|ideally|better|best)\s*,?\s*(?:on\s+)?$", RegexOptions.IgnoreCase);

    private static Regex? _preferredAtStart;

    private static Regex PreferredAtStart() => _preferredAtStart ??= new(@"^\s*,?\s*(?:(?:is|would\s+be)\s+)?(?:preferred|preferable|better|best|ideal|if\s+possible)\b", RegexOptions.IgnoreCase);
}
