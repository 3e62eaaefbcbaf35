using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Parses the name for the booking.</summary>
internal static class GuestNameParser
{
    private const string Title = @"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s+)?";

    // "Anna van der Berg"
    private const string Capitalised =
        """
        \p{Lu}[\p{L}'\-]*(?:\s+(?:(?:van|von|de|da|la|del|der|den|di)\s+)*\p{Lu}[\p{L}'\-]*){0,3}
        """;

    // "anna smith", up to a word that cannot belong to a name
    private const string AnyCase =
        """
        (?!(?:the|a|an|my|name|for|at|on|please)\b)\p{L}[\p{L}'\-]*(?:
            \s+(?!
                (?:for|at|on|please|and|with|in|by|under|tomorrow|tonight|today|thanks|thank|party|table|is|instead)
                \b
            )\p{L}[\p{L}'\-]*
        ){0,3}
        """;

    /// <summary>Takes the name out of the text, or returns <see langword="null"/> if there is none.</summary>
    /// <param name="text">The sentence after all other parsers.</param>
    /// <param name="expected">Whether the sentence answers the question for the name, so that the name can stand alone.</param>
    public static string? Parse(MaskedText text, bool expected)
    {
        var match = text.Take(Stated) ?? text.Take(IAm) ?? text.Take(ForSomebody) ?? (expected ? text.Take(Answer) : null);
        return match?.Groups["name"].Value.Trim();
    }

    // "under the name of Smith", "my name is Smith", "on behalf of Smith", "booked as Smith"
    private static Regex Stated { get; } = new(
        $$"""
        \b(?:
            (?i:
                (?:book(?:ed|ing)?\s+(?:it\s+)?)?(?:under|in)\s+(?:the\s+)?(?:name|surname)(?:\s+of|\s+is)?:?
              | (?:(?:my|the|his|her)\s+)?(?:sur|last\s+)?name(?:'s|\s+is|\s+would\s+be)
              | on\s+behalf\s+of
              | under\s+(?:my|his|her|our)\s+\w+(?:'s)?\s+name\s*[,:]?(?:\s+(?:which\s+)?is)?
              | (?:reservation|booking)\s+name(?:\s+is)?:?
              | name:
              | (?<=[,.;¦]\s*(?:and\s+)?)name(?=\s+(?-i:\p{Lu}))
              | booked?\s+as|under|this\s+is
            )
        )\s+(?<name>{{Title}}(?:{{Capitalised}}|{{AnyCase}}))
        """,
        RegexOptions.IgnorePatternWhitespace);

    // "I'm Anna Smith", "it's for Anna Smith"
    private static Regex IAm { get; } = new(
        $$"""
        \b(?:I'm|I[ ]am|i'm|i[ ]am|It's[ ]for|it's[ ]for|It[ ]is[ ]for|it[ ]is[ ]for)\s+
        (?<name>{{Title}}{{Capitalised}})
        """,
        RegexOptions.IgnorePatternWhitespace);

    // "for Anna Smith"; "for Luigi's" is a restaurant
    private static Regex ForSomebody { get; } = new(
        $$"""
        \b[Ff]or\s+(?!(?:Sunday|Monday|Dinner|Lunch)\b)(?<name>{{Title}}{{Capitalised}})(?!'s)
        """,
        RegexOptions.IgnorePatternWhitespace);

    // The whole sentence is the name: "Smith", "just Smith, please"
    private static Regex Answer { get; } = new(
        $$"""
        ^\s*(?i:it'?s\s+|it\s+is\s+|for\s+|the\s+name\s+is\s+|just\s+)?
        (?!(?i:yes|no|ok|okay|sure|what|why|how|who|please|hello|hi|help)\b)
        (?<name>{{Title}}(?:{{Capitalised}}|{{AnyCase}}))\s*(?i:please)?\s*[.!¦,]*\s*$
        """,
        RegexOptions.IgnorePatternWhitespace);
}
