using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Parses the confirmation number of an existing booking.</summary>
internal static partial class ConfirmationNumberParser
{
    /// <summary>Takes the confirmation number (upper case, no separators) out of the text, or returns <see langword="null"/> if there is none.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="aboutBooking">Whether the sentence is about an existing booking, so that a code needs no introduction.</param>
    public static string? Parse(MaskedText text, bool aboutBooking)
    {
        var match = text.Take(Named) ?? (aboutBooking ? text.Take(Alone()) : null);
        return match is null ? null : Separators().Replace(match.Groups["c"].Value, "").ToUpperInvariant();
    }

    // "booking number BK472", "ref: 12345"
    private static Regex Named { get; } = new(
        """
        \b(?:
            (?:booking|reservation|confirmation|reference)\s+(?:number|no\.?|code|ref(?:erence)?|id|\#)
          | confirmation
          | (?:booking\s+)?ref(?:erence)?
          | code
        )\s*(?:is|was|[:=#])?\s*\#?\s*(?<c>
            (?=[A-Z\d\- ]*\d)[A-Z]{1,4}[- ]?\d{2,8}[A-Z]?
          | (?=[A-Z\d]*\d)(?=[A-Z\d]*[A-Z])[A-Z\d]{4,10}
          | \d{3,8}
        )\b(?!\s*(?:people|guests|[ap]\.?m\b|:\d))
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // "BK472" without an introduction
    [GeneratedRegex(
        """
        (?<![\w+])\#?(?<c>
            # "BK472"
            [A-Z]{1,4}-?\d{3,6}
            # "7F3K9"
          | (?=[A-Z]*\d)(?=\d*[A-Z])[A-Z\d]{5,8}
        )(?![\w:])
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Alone();

    [GeneratedRegex(@"[\s\-]+")]
    private static partial Regex Separators();
}
