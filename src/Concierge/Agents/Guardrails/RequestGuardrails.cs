using System.Globalization;
using System.Text.RegularExpressions;

namespace Concierge.Agents.Guardrails;

/// <summary>Refuses what no language model should be shown. Runs before everything else.</summary>
internal static partial class RequestGuardrails
{
    /// <summary>The longest request, in characters.</summary>
    public const int LongestRequest = 1000;

    /// <summary>Checks a request.</summary>
    /// <returns>The refusal, or <see langword="null"/> when it may go on.</returns>
    public static ConciergeError? Check(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.All(character => char.IsWhiteSpace(character) || IsHidden(character)))
        {
            return new ConciergeError("request.empty", "The request is empty.", "Say which restaurant, how many people, which day and what time.");
        }

        if (text.Length > LongestRequest)
        {
            return new ConciergeError("request.too_long", $"The request is longer than {LongestRequest} characters.", "Say it in a sentence or two.");
        }

        if (text.Any(IsHidden))
        {
            return new ConciergeError("request.control_characters", "The request holds control or invisible characters.", "Write it as plain text.");
        }

        if (Script().IsMatch(text))
        {
            return new ConciergeError("request.script", "The request holds markup or script.", "Write it as plain text.");
        }

        return Injection().IsMatch(text)
            ? new ConciergeError("request.injection", "The request tries to change how the concierge works.", "Say only which table you would like.")
            : null;
    }

    private static bool IsHidden(char character) =>
        (char.IsControl(character) && character is not ('\n' or '\r' or '\t'))
        || (char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.PrivateUse && character is not ('\u200d' or '\u200c'));

    [GeneratedRegex(@"<\s*/?\s*(?:script|iframe|img|svg|object|embed|style|link|meta|html|body|a)\b|javascript:|\bon(?:error|load|click)\s*=|\$\{|\{\{|<\?(?:php|xml)|\b(?:drop|alter)\s+table\s+\w+\s*;|\bunion\s+select\b", RegexOptions.IgnoreCase)]
    private static partial Regex Script();

    [GeneratedRegex(@"\b(?:ignore|disregard|forget|override|bypass|skip)\b.{0,30}\b(?:rules?|instructions?|prompts?|guardrails?|guidelines?|limits?|restrictions?|allow[- ]?list|safety)\b|\b(?:system|developer)\s+(?:prompt|message)\b|\byou\s+are\s+now\s+(?:a|an|in|no)\b|\b(?:reveal|print|show|repeat)\b.{0,20}\b(?:prompt|instructions|api\s*key|secret|password|token)s?\b|\bact\s+as\s+(?:a|an|if|though)\b|\bpretend\s+(?:to\s+be|you|that)\b|\b(?:jailbreak|developer\s+mode|DAN\s+mode)\b|<\|?(?:im_start|im_end|system|endoftext)\b|\[/?INST\]|^\s*(?:system|assistant)\s*:", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Injection();
}
