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

    // "No, it's R 2": a pause can cut the number in two. Signs with a letter are no time and no number of people.
    private const int ShortestPart = 2;

    /// <summary>Whether the restaurant's answer only corrects the number that the agent read back.</summary>
    /// <param name="readBack">The agent's last turn.</param>
    /// <param name="answer">The restaurant's answer.</param>
    public static bool Is(string readBack, string answer) =>
        Denial().Match(answer) is { Success: true } denial
        && ClauseSplitter.Split(readBack).Any(EnglishNumberContext.Announces)
        && ConfirmationNumberMatcher.ReadSigns(answer[denial.Length..]) is { Length: >= ShortestPart } signs
        && (signs.Any(char.IsLetter)
            || (signs.Length > ShortestPart && Fuzz.Ratio(ConfirmationNumberMatcher.FindLongestSpelled(readBack), signs) >= SimilarNumber));

    /// <summary>Whether the restaurant's words only go on with such a correction: a pause has cut the number in two.</summary>
    /// <param name="words">The restaurant's words after the correction.</param>
    public static bool Continues(string words) => ConfirmationNumberMatcher.ReadSigns(words) is not null;

    [GeneratedRegex(@"^\W*(?:(?:no|nope|not quite|almost|nearly|sorry)\b\W*)+", RegexOptions.IgnoreCase)]
    private static partial Regex Denial();
}
