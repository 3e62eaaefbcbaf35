using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Concierge.Contracts;

namespace Concierge.Agents.Guardrails;

/// <summary>Refuses what no language model should be shown. Runs before everything else.</summary>
internal static partial class RequestGuardrails
{
    /// <summary>The longest request, in characters.</summary>
    public const int LongestRequest = 1000;

    // Letters that show nothing, and are no format characters: two Hangul fillers, the empty Braille pattern.
    private const string Blank = "\u115f\u1160\u3164\uffa0\u2800";

    /// <summary>Checks a request.</summary>
    /// <returns>The refusal, or <see langword="null"/> when it may go on.</returns>
    public static ConciergeError? Check(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.EnumerateRunes().All(IsNothing))
        {
            return new ConciergeError("request.empty", "The request is empty.", "Say which restaurant, how many people, which day and what time.");
        }

        if (text.Length > LongestRequest)
        {
            return new ConciergeError("request.too_long", $"The request is longer than {LongestRequest} characters.", "Say it in a sentence or two.");
        }

        if (text.EnumerateRunes().Any(IsHidden))
        {
            return new ConciergeError("request.control_characters", "The request holds control or invisible characters.", "Write it as plain text.");
        }

        if (Script().IsMatch(text))
        {
            return new ConciergeError("request.script", "The request holds markup or script.", "Write it as plain text.");
        }

        return InjectionWords.IsIn(text)
            ? new ConciergeError("request.injection", "The request tries to change how the concierge works.", "Say only which table you would like.")
            : null;
    }

    private static bool IsNothing(Rune rune) => Rune.IsWhiteSpace(rune) || IsHidden(rune) || (rune.IsBmp && Blank.Contains((char)rune.Value, StringComparison.Ordinal));

    // An unpaired surrogate is enumerated as the replacement character. The joiners belong to emoji and to Persian.
    private static bool IsHidden(Rune rune) =>
        (Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t'))
        || rune == Rune.ReplacementChar
        || (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            && rune.Value is not ('\u200d' or '\u200c' or '\u00ad'));

    [GeneratedRegex(@"<\s*/?\s*(?:script|iframe|img|svg|object|embed|style|link|meta|html|body|a|input|form|button|video|audio|base)\b|&lt;\s*/?\s*script|%3c\s*/?\s*script|javascript:|vbscript:|data:text/html|\bon(?:error|load|click|mouseover|focus)\s*=|\$\{|\$\(|\{\{|\{%|<\?(?:php|xml)|<%|\b(?:drop|alter|truncate)\s+table\s+\w+\s*;|\bunion\s+(?:all\s+)?select\b|\bselect\s+\*\s+from\b|'\s*or\s+'?1'?\s*=\s*'?1|;\s*--|;\s*rm\s+-|\|\s*(?:ba)?sh\b|\b(?:eval|exec|system)\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex Script();
}
