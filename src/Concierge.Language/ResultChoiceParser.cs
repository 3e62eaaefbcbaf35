using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Parses a reference to one of the restaurants of the last search result.</summary>
internal static class ResultChoiceParser
{
    /// <summary>Takes the reference out of the text, or returns <see langword="null"/> if there is none.</summary>
    public static ResultChoice? Parse(MaskedText text)
    {
        if (text.Take(Numbered) is { } numbered)
        {
            return new ResultChoice(ResultChoiceKind.Numbered, NumberParser.ParseOrdinal(numbered.Groups["d"].Value));
        }

        return text.Take(Described) is { } described ? new ResultChoice(KindOf(described.Value.ToLowerInvariant())) : null;
    }

    private static ResultChoiceKind KindOf(string words) =>
        Says(words, "last") ? ResultChoiceKind.Last
        : Says(words, "cheap") || Says(words, "less") || Says(words, "least") ? ResultChoiceKind.Cheapest
        : Says(words, "expensive") || Says(words, "fanc") || Says(words, "posh") || Says(words, "dear") ? ResultChoiceKind.Dearest
        : Says(words, "near") || Says(words, "close") ? ResultChoiceKind.Nearest
        : Says(words, "other") ? ResultChoiceKind.Other
        : Says(words, "best") || Says(words, "whichever") || Says(words, "choose") || Says(words, "pick") ? ResultChoiceKind.Best
        : ResultChoiceKind.That;

    private static bool Says(string words, string part) => words.Contains(part, StringComparison.Ordinal);

    private static Regex Numbered { get; } = new(
        """
          # "the second one", "the 3rd option", "number 2"; "September 3rd one thirty" is a day and a time
          (?<!\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:the\s+)?)\b(?:the\s+)?(?:
              (?<d>first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th)\s+(?:
                  one\b(?!\s*(?:thirty|fifteen|twenty|forty|fifty|ten|five|oh|o'?\s?clock|[ap]\.?\s?m\b|\d|:\d))
                | option|place|restaurant|on\s+the\s+list|of\s+those
              )
            | (?:number|no\.|option|\#)\s*(?<d>[1-9]|one|two|three|four|five)\b(?!\s*\d)
          )
          # "#2"
        | \#(?<d>[1-9])\b
          # "the second" as a whole answer
        | ^\W*(?:the\s+)(?<d>first|second|third|fourth|fifth)\b(?=\W*(?:$|please|then|,|¦))
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    private static Regex Described { get; } = new(
        """
        \b(?:
            # "the cheaper one", "the last option"
            the\s+(?:
                last|cheap(?:er|est)|less\s+expensive|least\s+expensive|more\s+expensive|most\s+expensive
              | fanci(?:er|est)|posh(?:er|est)|dearer|dearest|near(?:er|est)|clos(?:er|est)|other|best(?:-rated)?
            )\s+(?:one|option|place|restaurant|of\s+(?:those|the\s+two|them))
            # "the cheapest" as a whole answer
          | the\s+(?:cheaper|cheapest|nearest|closest)(?=\W*(?:$|please|then|¦))
            # "the one that's closest"
          | the\s+(?:one|place)\s+(?:that'?s\s+|which\s+is\s+)?(?:closest|nearest|cheapest|least\s+expensive)
            # "you choose"
          | (?:you|u)\s+(?:choose|pick|decide)
            # "whichever is best"
          | whichever\s+(?:one\s+)?(?:is|you\s+think\s+is)\s+best
            # "that place"
          | that\s+(?:one|place|restaurant)
          | this\s+one
            # "that sounds good"
          | (?:that|this)\s+(?:sounds|looks)\s+(?:good|great|nice|lovely|perfect)
        )\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
