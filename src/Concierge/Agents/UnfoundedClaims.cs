using System.Text.RegularExpressions;
using Concierge.Reservations;

namespace Concierge.Agents;

/// <summary>Takes out of a language model's words what only a call can bring: that a table is booked, changed or cancelled, and confirmation numbers.</summary>
internal static partial class UnfoundedClaims
{
    private const string NobodyCalled = "I have called nobody for this. Ask \"what have I booked?\" to see your bookings.";

    /// <summary>The words without such claims.</summary>
    public static string TakeOut(string words)
    {
        var sentences = Sentence().Matches(words).Select(sentence => sentence.Value).Where(sentence => sentence.Length > 0).ToList();
        var kept = sentences.Where(sentence => !IsClaim(sentence)).ToList();
        return kept.Count == sentences.Count ? words : kept.Count == 0 ? NobodyCalled : $"{string.Concat(kept).Trim()} {NobodyCalled}";
    }

    private static bool IsClaim(string sentence) =>
        ConfirmationNumber.Find(sentence) is not null || (Claim().IsMatch(sentence) && !Open().IsMatch(sentence));

    [GeneratedRegex(@"(?:[^.!?\n]|[.!?](?!\s|$))*(?:[.!?]+\s*|\n+|$)")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\b(?:booked|reserved|confirmed|cancel+ed|rebooked|moved|changed)\b|\ball set\b|\b(?:telephoned|phoned|spoke)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Claim();

    // A denial, a condition or a question claims nothing.
    [GeneratedRegex(@"\b(?:not|nothing|nobody|no|never|none|once|when|if|until|unless|before|after|soon|will|would|can|could|to be|which|what)\b|n't\b|\?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Open();
}
