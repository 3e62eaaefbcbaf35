using System.Text.RegularExpressions;

namespace Concierge.Language.Reading;

/// <summary>Tells by the words before a name what the guest wants of it: the first choice, another choice, or not this one.</summary>
internal static partial class NameRoles
{
    /// <summary>Returns the candidate with its role.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="before">The sentence before it.</param>
    public static NameCandidate Assign(NameCandidate candidate, string before) => candidate with
    {
        IsRejected = Rejecting().IsMatch(before),
        IsBookedAlready = BookedAlready().IsMatch(before),
        IsFallback = FallingBack.IsMatch(before),
        IsCorrection = Correcting().IsMatch(before),
    };

    [GeneratedRegex(@"\b(?:not|isn'?t|except|but\s+not|instead\s+of|rather\s+than|anything\s+but|anywhere\s+but|avoid|no\s+more)\s+(?:at\s+|to\s+|in\s+"
        + @"|the\s+)*$", RegexOptions.IgnoreCase)]
    private static partial Regex Rejecting();

    [GeneratedRegex(
        @"\b(?:have|has|had|got|'ve|already|with)\s+(?:already\s+)?(?:got\s+)?(?:(?:a|an|my|our|the)\s+)?(?:\w+\s+)?(?:booking|table|reservation"
            + @"|seats)\s+(?:booked\s+)?(?:at|in|with|for)\s+(?:the\s+)?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex BookedAlready();

    [GeneratedRegex(
        @"\b(?:no|nah|sorry|sry|wait|oops|i\s+mean|i\s+meant|actually|rather|correction|should\s+be|shoud\s+be|scratch\s+that"
            + @"|scrap\s+that)\b[\s,.]*(?:(?:it'?s|it\s+is|at|the|it|in)\s+)*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Correcting();

    private static Regex FallingBack { get; } = new(
        """
        (?:
            \b(?:or|otherwise|else|alternatively|failing\s+(?:that|all\s+of\s+it)|if\s+not|(?:and\s+)?then|(?:second|third|next)\s+choice(?:\s+is)?
              |plan\s+b(?:\s+is)?|after\s+that)\b[\s,:]*
            (?:(?:if\s+[^,;.]{2,50}|maybe|possibly|else|otherwise|then)[\s,]+)*
          | \b(?:if|should|when)\b[^;.]{2,70}?[\s,]+
        )(?:(?:try|call|at|ring|go\s+(?:to|for)|then|the)\s+)*$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
