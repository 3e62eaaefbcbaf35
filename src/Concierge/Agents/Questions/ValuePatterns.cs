using System.Text.RegularExpressions;

namespace Concierge.Agents.Questions;

/// <summary>The patterns of values in a language model's question: "did you mean 3 May?" asks for the day.</summary>
internal static partial class ValuePatterns
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture;

    [GeneratedRegex(
        """
        \b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(people|persons?|guests?|adults?|diners|seats|of\s+(you|us))\b
        | \btable\s+for\b | \btisch\s+für\b | \b\d{1,2}\s+personen\b
        """,
        Options)]
    public static partial Regex PartySize { get; }

    [GeneratedRegex(
        """
        \b(mon|tues|wednes|thurs|fri|satur|sun)day\b | \b(today|tonight|tomorrow|weekend|next\s+week)\b
        | \b\d{1,2}(st|nd|rd|th)\b
        | \b(\d{1,2}\s+)?(january|february|april|june|july|august|september|october|november|december)\b
        | \b\d{1,2}\s+(of\s+)?(march|may)\b | \b(march|may)\s+\d{1,2}\b | \b\d{4}-\d{2}-\d{2}\b
        | \b(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|heute|morgen)\b | 曜
        """,
        Options)]
    public static partial Regex Date { get; }

    [GeneratedRegex(
        """
        \b\d{1,2}([:.]\d{2})?\s*([ap]\.?m\b|o'?clock|uhr|h\b) | \b\d{1,2}:\d{2}\b
        | \b(o'?clock|noon|midday|midnight|half\s+past|quarter\s+(past|to)|lunch\s?time|dinner\s?time|sharp)\b
        | \bin\s+the\s+(morning|afternoon|evening)\b | \b(morning|afternoon|evening)\s*\?
        | \bat\s+(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b | \bsuit\b | \d時
        """,
        Options)]
    public static partial Regex Time { get; }

    [GeneratedRegex(@"\bunder\s+(the\s+name\b|\p{Lu}\w+)|\b(in|under)\s+the\s+name\b", RegexOptions.ExplicitCapture)]
    public static partial Regex CustomerName { get; }
}
