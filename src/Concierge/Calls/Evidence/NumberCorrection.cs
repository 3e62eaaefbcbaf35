using System.Text.RegularExpressions;
using Concierge.Language.Acts;
using Concierge.Reservations;
using FuzzySharp;

namespace Concierge.Calls.Evidence;

/// <summary>
/// Tells an answer that corrects a confirmation number ("no, it's Z W eight two three six") from one that refuses: the booking itself stands.
/// </summary>
internal static partial class NumberCorrection
{
    // In percent. A time or a number of people is another number; a number with a sign too few or wrong is mostly the same.
    private const int SimilarNumber = 50;

    /// <summary>Whether the restaurant's answer only corrects the number that the agent read back.</summary>
    /// <param name="readBack">The agent's last turn.</param>
    /// <param name="answer">The restaurant's answer.</param>
    public static bool Is(string readBack, string answer) =>
        Denial().Match(answer) is { Success: true } denial
        && ClauseSplitter.Split(readBack).Any(EnglishNumberContext.Announces)
        && ConfirmationNumberMatcher.ReadAlone(answer[denial.Length..]) is { } number
        && Fuzz.Ratio(ConfirmationNumberMatcher.FindLongestSpelled(readBack), number) >= SimilarNumber;

    [GeneratedRegex(@"^\W*(?:(?:no|nope|not quite|almost|nearly|sorry)\b\W*)+", RegexOptions.IgnoreCase)]
    private static partial Regex Denial();
}
