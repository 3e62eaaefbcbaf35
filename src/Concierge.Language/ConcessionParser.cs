using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Recognises concessions: what the guest accepts beside the first choice.</summary>
internal static partial class ConcessionParser
{
    /// <summary>Matches the words after the accepted item: "would do", "is fine too", "if they are full".</summary>
    public const string AllowedPattern =
        """
        (?:
            # "is also fine", "'d be perfectly acceptable"
            (?:(?:is|are|would\s+be|will\s+be|might\s+be)\s+|'(?:s|d\s+be)\s+)
            (?:also\s+|just\s+as\s+|equally\s+|perfectly\s+|totally\s+|still\s+)*(?:
                fine|ok|okay|good|possible|alright|all\s+right|no\s+problem|acceptable|enough
            )
            # "would also do", "could work"
          | (?:would|will|can|could|might)\s+(?:also\s+|even\s+|still\s+)?(?:do|work|suit)
          | works
          | (?:also|too|as\s+well|otherwise)
            # "if they are full"; "if possible" is a preference and no concession
          | if\s+(?!possible|available|free|you\s+can)\w+
          | (?:at|in)\s+a\s+pinch
            # "as a fallback"
          | as\s+(?:an?|the|our|my)\s+(?:alternative|second|back-?up|fallback|plan)
        )\b
        """;

    private const string Fallback = @"\belse|\botherwise|\balternatively|\bfailing\s+that|\bif\s+[^,;.]{2,60}";

    /// <summary>Returns whether two items are alternatives: "Friday or Saturday", "Friday, otherwise Saturday".</summary>
    /// <param name="between">The text between the items.</param>
    /// <param name="after">The text after the second item.</param>
    public static bool IsChoice(string between, string after) => OrAtEnd.IsMatch(between) || AllowedAtStart.IsMatch(after);

    /// <summary>Returns whether the second of two items is a fallback: "7, or 8 if they are full".</summary>
    /// <param name="between">The text between the items.</param>
    /// <param name="after">The text after the second item.</param>
    public static bool IsFallback(string between, string after) => FallbackAtEnd.IsMatch(between) || AllowedAtStart.IsMatch(after);

    /// <summary>Returns whether an item is accepted in addition to an earlier one: "Saturday would do too".</summary>
    /// <param name="after">The text after the item.</param>
    public static bool IsAddition(string after) => AddsAtStart.IsMatch(after);

    /// <summary>Returns whether the second of two items is the first choice: "Friday or preferably Saturday".</summary>
    /// <param name="between">The text between the items.</param>
    /// <param name="after">The text after the second item.</param>
    public static bool PrefersSecond(string between, string after) => PreferredAtEnd().IsMatch(between) || PreferredAtStart().IsMatch(after);

    // The text between two items ends with "or", "otherwise", "if they are full, …".
    private static Regex OrAtEnd { get; } = new(
        $$"""
        (?:\bor|/|{{Fallback}})\s*,?\s*(?:
            (?:
                else|maybe|perhaps|possibly|even|preferably|ideally|better|alternatively|otherwise|then|on|the
              | failing\s+that|if\s+[^,;.]{2,60}
            )\b\s*,?\s*
        )*$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // The text between two items ends with "otherwise", "failing that", "if they are full".
    private static Regex FallbackAtEnd { get; } = new(
        $$"""
        (?:{{Fallback}})\s*,?\s*(?:(?:else|maybe|perhaps|possibly|then|at|or)\b\s*,?\s*)*$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    private static Regex AllowedAtStart { get; } = new(
        $$"""
        ^\s*[,)]?\s*{{AllowedPattern}}
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    private static Regex AddsAtStart { get; } = new(
        $$"""
          # "too", "is fine too"
          ^\s*,?\s*(?:{{AllowedPattern}}\s+)?(?:also|too|as\s+well)\b
          # "would also"
        | ^\s*(?:would|will)\s+also\b
          # "is also"
        | ^\s*(?:is|would\s+be)\s+also\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    [GeneratedRegex(@"\b(?:preferably|ideally|better|best)\s*,?\s*(?:on\s+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex PreferredAtEnd();

    [GeneratedRegex(
        """
        ^\s*,?\s*(?:(?:is|would\s+be)\s+)?(?:preferred|preferable|better|best|ideal|if\s+possible)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex PreferredAtStart();
}
