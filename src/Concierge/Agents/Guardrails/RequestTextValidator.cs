using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Concierge.Contracts;

namespace Concierge.Agents.Guardrails;

/// <summary>Refuses requests that a language model must not receive: empty, too long, hidden characters, markup or script, prompt injection.</summary>
internal static partial class RequestTextValidator
{
    /// <summary>The maximum length of a request, in characters.</summary>
    public const int MaxRequestLength = 1000;

    // Invisible characters that Unicode does not classify as format characters: Hangul fillers and the empty Braille pattern.
    private const string Blank = "\u115f\u1160\u3164\uffa0\u2800";

    /// <summary>Checks a request.</summary>
    /// <returns>The refusal, or <see langword="null"/> when the request is accepted.</returns>
    public static ConciergeError? Validate(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.EnumerateRunes().All(IsBlank))
        {
            return new ConciergeError("request.empty", "The request is empty.", "Say which restaurant, how many people, which day and what time.");
        }

        if (text.Length > MaxRequestLength)
        {
            return new ConciergeError("request.too_long", $"The request is longer than {MaxRequestLength} characters.", "Shorten it to a sentence or two.");
        }

        if (text.EnumerateRunes().Any(IsHidden))
        {
            return new ConciergeError("request.control_characters", "The request contains control or invisible characters.", "Write it as plain text.");
        }

        if (Script().IsMatch(text))
        {
            return new ConciergeError("request.script", "The request contains markup or script.", "Write it as plain text.");
        }

        return PromptInjectionDetector.IsDetectedIn(text)
            ? new ConciergeError("request.injection", "The request tries to change how the concierge works.", "Say only which table you would like.")
            : null;
    }

    private static bool IsBlank(Rune rune) =>
        Rune.IsWhiteSpace(rune) || IsHidden(rune) || (rune.IsBmp && Blank.Contains((char)rune.Value, StringComparison.Ordinal));

    // EnumerateRunes returns the replacement character for an unpaired surrogate. Emoji and Persian need the joiners.
    private static bool IsHidden(Rune rune) =>
        (Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t'))
        || rune == Rune.ReplacementChar
        || (Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            && rune.Value is not ('\u200d' or '\u200c' or '\u00ad'));

    [GeneratedRegex(
        """
        # HTML elements that load, run or send something, plain or encoded
        <\s*/?\s*(?:script|iframe|img|svg|object|embed|style|link|meta|html|body|a|input|form|button|video|audio|base)\b
        |&lt;\s*/?\s*script|%3c\s*/?\s*script

        # URLs that are scripts, and event handlers
        |javascript:|vbscript:|data:text/html|\bon(?:error|load|click|mouseover|focus)\s*=

        # Shell and template expressions, server-side tags
        |\$\{|\$\(|\{\{|\{%|<\?(?:php|xml)|<%

        # SQL
        |\b(?:drop|alter|truncate)\s+table\s+\w+\s*;|\bunion\s+(?:all\s+)?select\b|\bselect\s+\*\s+from\b|'\s*or\s+'?1'?\s*=\s*'?1|;\s*--

        # Shell commands and function calls
        |;\s*rm\s+-|\|\s*(?:ba)?sh\b|\b(?:eval|exec|system)\s*\(
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Script();
}
