using System.Text.RegularExpressions;
using Concierge.Reservations;

namespace Concierge.Agents.Replies;

/// <summary>
/// Detects, in English, a claim that only a call can justify: that a table is booked, changed or cancelled, and confirmation numbers. No such
/// sentence is shown anyway; where one is left out, the guest is told that nobody was called.
/// </summary>
internal static partial class BookingClaimDetector
{
    /// <summary>Whether a sentence is such a claim.</summary>
    public static bool IsClaim(string sentence) =>
        ConfirmationNumberMatcher.Find(sentence) is not null || (Claim().IsMatch(sentence) && !NonClaim().IsMatch(sentence));

    [GeneratedRegex(
        """
        \b(?:booked|reserved|confirmed|cancel+ed|rebooked|moved|changed|arranged|secured|sorted|done|yours
          |called|(?:tele)?phoned|rang|spoke|all[ ]set|locked[ ]in)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Claim();

    // A denial or a question is not a claim.
    [GeneratedRegex(@"\b(?:not|nothing|nobody|never|none)\b|n't\b|\?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex NonClaim();
}
