using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Parses the total of a party: "five altogether", "that makes six".</summary>
internal static class PartySizeTotalParser
{
    private const string N = NumberParser.CardinalPattern;

    /// <summary>Takes the total out of the text, or returns <see langword="null"/> if there is none.</summary>
    /// <param name="text">The sentence without times, dates and the parts of the party.</param>
    /// <param name="isSum">Whether "so five" can be a total: the sentence names people before it, or answers the question for the party size.</param>
    public static int? Parse(MaskedText text, bool isSum) =>
        (text.Take(Total) ?? (isSum ? text.Take(Sum) : null)) is { } total ? PartySizeFields.ReadNumber(total, "a") : null;

    // "five altogether", "eleven in total"
    private static Regex Total { get; } = new(
        $$"""
          \b(?:(?:so|makes?|making|that'?s|it'?s|we\s+are|we're)\s+)*(?<a>{{N}})\s+(?:people\s+|of\s+us\s+)?
          (?:altogether|in\s+total|in\s+all|all\s+together|all\s+told|all\s+in)\b(?!\s*,?\s+(?:but|or)\b)
        | \b(?:we\s+are\s+|in\s+|a\s+)?total\s+(?:of\s+)?(?<a>{{N}})\b{{PartySizeFields.NotOtherwise}}
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // ", so five", "that makes six", "which leaves six" after other people
    private static Regex Sum { get; } = new(
        $$"""
        \b(?:so|(?:that|which)\s+makes?|making|makes\s+it|that'?s|leaves|make\s+(?:it|that))\s+(?:us\s+|that\s+|it\s+)?(?<a>{{N}})(?:\s+(?:of\s+us|people))?
        (?=\s*(?:$|[.,;!]))
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
