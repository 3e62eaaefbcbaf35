using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Parses concessions about the seating ("inside or outside"). A single seating request is a preference.</summary>
internal static class SeatingConcessionParser
{
    // "a table outside", "at the bar", "indoor seating"
    private const string Place =
        """
        (?:
            (?:(?:sitting|seated|a\s+table|a\s+seat|seats|tables)\s+)?(?:
                inside|outside|indoors?|outdoors?
              | (?:(?:at|on|in|by|near)\s+)?(?-i:the|a)\s+(?-i:
                    bar|counter|terrace|patio|balcony|garden|rooftop|booth|high\s+table|communal\s+table|window
                )
            )(?:\s+(?:seating|seats?|tables?))?
        )
        """;

    // "is also fine", "would do", "works"
    private const string Fine =
        """
          (?:(?:is|are|would\s+be|will\s+be)\s+|'s\s+)
          (?:also\s+|both\s+|just\s+as\s+|equally\s+|perfectly\s+|totally\s+)*
          (?:fine|ok|okay|good|alright|all\s+right|no\s+problem|acceptable)
        | (?:would|will)\s+(?:also\s+|both\s+)?(?:do|work)
        | works?
        """;

    /// <summary>Takes the concession out of the text, or returns <see langword="null"/> if there is none.</summary>
    public static string? Parse(MaskedText text)
    {
        var said = new[] { text.Take(PreferredThenAllowed), text.Take(Either), text.Take(Anywhere) }.Concat(text.TakeAll(Allowed))
            .OfType<Match>()
            .OrderBy(match => match.Index)
            .Select(match => (match.Groups["s"].Success ? match.Groups["s"].Value : match.Value).Trim(' ', ',', '.'))
            .ToList();
        return said.Count == 0 ? null : string.Join(", ", said);
    }

    private static Regex PreferredThenAllowed { get; } = new(
        $$"""
          # "outside if possible, otherwise inside"
          (?:\b(?:preferably|ideally)\s+)?\b{{Place}}\s+(?:
              if\s+(?:possible|you\s+can|available|they\s+can)
            | preferred|preferably|ideally
          )\s*[,;-]?\s*(?:(?:but|and|or|otherwise)\s+)*{{Place}}(?:\s+(?:{{Fine}}|otherwise|if\s+not))?
          (?:\s+(?:too|as\s+well|also))?
          # "preferably outside but inside is fine"
        | \b(?:preferably|ideally)\s+{{Place}}\s*,?\s*(?:(?:but|and|or|otherwise)\s+)+{{Place}}(?:\s+(?:{{Fine}}))?
          (?:\s+(?:too|as\s+well|also))?
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // "either inside or outside is fine"
    private static Regex Either { get; } = new(
        $$"""
        \b(?:either\s+)?(?<s>{{Place}}\s*(?:,?\s*or|/)\s*(?:else\s+)?{{Place}})\b(?:
            \s*,?\s*(?:(?:both|either)\s+)?(?:
                {{Fine}}|we\s+don'?t\s+mind|i\s+don'?t\s+mind|no\s+preference|doesn'?t\s+matter|either\s+way
            )(?:\s+(?:too|with\s+(?:me|us)|by\s+(?:me|us)|for\s+(?:me|us)))?
        )?
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    private static Regex Anywhere { get; } = new(
        $$"""
        \b(?:
            # "anywhere is fine"
            (?<s>(?:sit(?:ting)?\s+)?anywhere)\s+(?:{{Fine}})
            # "we can sit anywhere"
          | (?:we|i)\s+(?:can|will|could|don'?t\s+mind)\s+sit(?:ting)?\s+(?<s>anywhere)
            # "seat us anywhere"
          | seat\s+us\s+(?<s>anywhere)
            # "any table works"
          | (?<s>any\s+(?:table|seats?|seating))\s+(?:{{Fine}})
        )\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    private static Regex Allowed { get; } = new(
        $$"""
          # "the bar is fine too"
          \b{{Place}}\s+(?:{{Fine}})(?:\s+(?:too|as\s+well|also))?\b
          # "we don't mind sitting at the bar"
        | \b(?:(?:we|i)\s+don'?t\s+mind|happy\s+(?:to\s+sit|sitting|with))\s+(?:sitting\s+)?{{Place}}\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
