using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Parses a change of the party size relative to the booking: "two more people", "one fewer".</summary>
internal static class PartySizeChangeParser
{
    // "a", "another", "two"
    private const string N =
        $$"""
        (?<n>an?|another|{{NumberParser.CardinalPattern}})
        """;

    private const string Who =
        """
        (?:
            people|persons?|guests?|friends?|of\s+us|adults?|kids?|child(?:ren)?|seats?|places?|covers?|diners?
          | colleagues?
        )
        """;

    /// <summary>Takes the change out of the text: positive for more guests, negative for fewer, <see langword="null"/> if there is none.</summary>
    public static int? Parse(MaskedText text)
    {
        if (SpeakerAndOthers.IsMatch(text.Remaining))
        {
            return null;
        }

        if (text.Take(Fewer) is { } fewer)
        {
            return -Count(fewer);
        }

        return text.Take(More) is { } more ? Count(more) : null;
    }

    private static int Count(Match match) => match.Groups["n"].Value.ToLowerInvariant() switch
    {
        "" or "a" or "an" or "another" => 1,
        var word => NumberParser.Parse(word),
    };

    // "Me and four more" is a whole party.
    private static Regex SpeakerAndOthers { get; } = new(
        $$"""
        \b(?:me|myself|i|us)\s*(?:and|plus|\+|&|n)\s+{{N}}\s+(?:more|extra|others?)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    private static Regex Fewer { get; } = new(
        $$"""
          # "two fewer", "one person less"
          \b{{N}}\s+(?:fewer|less)(?:\s+{{Who}})?\b(?!\s+than)
          # "one of us can't come"
        | \b{{N}}\s+of\s+(?:us|them)\s+(?:
              can'?t|cannot|won'?t|will\s+not|is\s+not|isn'?t|are\s+not|aren'?t|has|have|is|are|had
          )\s+(?:be\s+|to\s+)?(?:able\s+to\s+)?(?:
              com(?:e|ing)|make\s+it|making\s+it|cancel(?:led)?|dropped\s+out|drop\s+out|join(?:ing)?|ill|sick|out
          )\b
          # "two guests have dropped out"
        | \b{{N}}\s+(?:{{Who}}\s+)?(?:(?:has|have)\s+)?(?:dropped\s+out|had\s+to\s+cancel)\b
          # "someone can't make it"
        | \b(?:someone|somebody)\s+(?:(?:has|have)\s+)?(?:dropped\s+out|can'?t\s+(?:come|make\s+it)|isn'?t\s+coming)
          \b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    private static Regex More { get; } = new(
        $$"""
          # "two more people", "there will be one extra"; "one more time" is no guest
          \b(?:
              (?:
                  and|plus|there'?s|there\s+is|there\s+are|there\s+will\s+be|we(?:'re|\s+are)|we\s+(?:have|need)|add
                | for|with
              )\s+
          )?{{N}}\s+(?:more|extra|additional)(?:\s+{{Who}})?\b
          (?!\s+(?:time|try|thing|question|than|hour|minute|high))(?:
              \s+(?:is|are|will\s+be|wants?\s+to)\s+(?:coming|joining|come|join)(?:\s+us)?
          )?
          # "an extra seat"
        | \b(?:an\s+)?(?:extra|additional)\s+(?:person|guest|seat|place)\b
          # "add two to the booking"
        | \badd\s+{{N}}(?:\s+{{Who}})?(?:
              \s+to\s+(?:it|that|us|the\s+(?:table|booking|reservation|party)|my\s+(?:booking|reservation))
          )?(?=\s*(?:$|[,.!?¦]|please))
          # "another guest"
        | \banother\s+(?:person|guest|friend)\b
          # "someone else is coming"
        | \b(?:someone|somebody)\s+(?:else\s+)?(?:is\s+|'s\s+)(?:coming|joining)(?:\s+us|\s+too|\s+as\s+well)?\b
          # "my sister is joining us"
        | \b(?:\p{L}+(?:'s)?\s+)?\p{L}+(?:'s|\s+is)\s+(?:joining\s+us|coming\s+(?:too|along|as\s+well|with\s+us))(?:
              \s*,?\s*(?:too|so\s+add\s+one(?:\s+to\s+the\s+(?:booking|table|party))?|as\s+well)
          )?\b
          # "plus one"
        | \b(?:plus|\+)\s*(?:1|one)\b(?!\s*\d)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
