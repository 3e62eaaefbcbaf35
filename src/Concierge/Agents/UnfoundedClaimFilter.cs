using System.Text.RegularExpressions;
using Concierge.Reservations;

namespace Concierge.Agents;

/// <summary>
/// Removes claims from a language model's words that only a call can justify: that a table is booked, changed or cancelled, and confirmation
/// numbers.
/// </summary>
internal static partial class UnfoundedClaimFilter
{
    private const string NoCallMade = "I have not called anyone about this. Ask \"what have I booked?\" to see your bookings.";

    /// <summary>Returns the words without such claims.</summary>
    public static string Remove(string words)
    {
        var sentences = Sentence().Matches(words).Select(sentence => sentence.Value).Where(sentence => sentence.Length > 0).ToList();
        var kept = sentences.Where(sentence => !IsClaim(sentence)).ToList();
        return kept.Count == sentences.Count ? words : kept.Count == 0 ? NoCallMade : $"{string.Concat(kept).Trim()} {NoCallMade}";
    }

    private static bool IsClaim(string sentence) =>
        ConfirmationNumberMatcher.Find(sentence) is not null || (Claim().IsMatch(sentence) && !NonClaim().IsMatch(sentence));

    [GeneratedRegex(@"(?:[^.!?\n]|[.!?](?!\s|$))*(?:[.!?]+\s*|\n+|$)")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\b(?:booked|reserved|confirmed|cancel+ed|rebooked|moved|changed)\b|\ball set\b|\b(?:telephoned|phoned|spoke)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Claim();

    // A denial, a condition or a question is not a claim.
    [GeneratedRegex(
        """
        \b(?:not|nothing|nobody|no|never|none|once|when|if|until|unless|before|after|soon|will|would|can|could|to[ ]be|which|what)\b
        |n't\b
        |\?\s*$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex NonClaim();
}
