using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Resolves corrections within a sentence.</summary>
internal static partial class CorrectionResolver
{
    /// <summary>Removes the values that the guest takes back ("not 7, 8pm", "8 instead of 7", "at 7, no, 8") and returns the others in order.</summary>
    public static IReadOnlyList<ParsedValue<T>> Resolve<T>(string sentence, IEnumerable<ParsedValue<T>> readings)
    {
        var ordered = readings.OrderBy(reading => reading.Index).ToList();
        if (ordered.Count < 2)
        {
            return ordered;
        }

        var kept = ordered.Where(reading => !TakenBack().IsMatch(sentence[..reading.Index])).ToList();
        kept = kept.Count == 0 ? ordered : kept;
        for (var i = kept.Count - 1; i > 0; i--)
        {
            if (Correcting.IsMatch(sentence[Math.Min(kept[i - 1].End, kept[i].Index)..kept[i].Index]))
            {
                return kept[i..];
            }
        }

        return kept;
    }

    [GeneratedRegex(@"(?:\bnot|instead of|rather than)\s+(?:the\s+)?(?:for\s+|at\s+|on\s+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex TakenBack();

    private static Regex Correcting { get; } = new(
        """
        \b(?:
            actually|(?<!\bif\b[^,;.]{0,40})no|sorry|i[ ]mean|i[ ]meant|rather|make[ ](?:it|that)|scratch|scrap
          | strike|wait|hang\s+on|oops|let'?s\s+say|correction|change[ ](?:it|that)|to
        )\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
