using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>The fields of a party size: the words for people that the patterns for party sizes share, and the numbers in their groups.</summary>
internal static class PartySizeFields
{
    /// <summary>Matches words for people that follow their number.</summary>
    public const string People =
        """
        (?:
            people|persons?|pers|ppl|guests?|members|humans|bodies
          | of\s+(?:us|them)
          | pax|diners?|covers?|seats?|heads?|ladies|gents|gentlemen
          | friends(?=\s*(?:$|[,.¦]|for\b|at\b))
        )
        """;

    /// <summary>Matches words for children.</summary>
    public const string Children = "(?:kids?|children|child|bab(?:y|ies)|toddlers?|infants?|teenagers?)";

    /// <summary>Refuses a number before words that make it a time, an ordinal, a duration or something else that is no party.</summary>
    public const string NotOtherwise =
        """
        (?!
            \s*(?:
                \d|[:.]\d|st\b|nd\b|rd\b|th\b|[ap]\.?m\b|o'?clock|ish\b|min(?:ute)?s?\b|hours?|hrs?\b|days?|weeks?|months?|nights?
              | years?|%|vegan|vegetarian|high
            )
        )
        """;

    /// <summary>Returns the number in a group: digits, words, or an article for one.</summary>
    public static int ReadNumber(Match match, string group) => ParseCount(match.Groups[group].Value);

    private static int ParseCount(string word) => word.ToLowerInvariant() switch
    {
        "a" or "an" or "another" or "my" or "our" => 1,
        var number => NumberParser.Parse(number),
    };
}
