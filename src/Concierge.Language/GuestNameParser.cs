using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Parses the name for the booking.</summary>
internal static class GuestNameParser
{
    private const string Title = @"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s+)?";

    // "van den Berg", "de la Cruz"
    private const string Particles = @"(?:(?i:van|von|de|der|den|di|la|el|al)[\s\-]+){0,2}";

    // "Anna van der Berg"
    private const string Capitalised =
        """
        \p{Lu}[\p{L}'\-]*(?:\s+(?:(?:van|von|de|da|la|del|der|den|di)\s+)*\p{Lu}[\p{L}'\-]*){0,3}
        """;

    // "anna smith", up to a word that cannot belong to a name
    private const string AnyCase =
        """
        (?!(?:the|a|an|my|his|her|our|their|of|name|for|at|on|please)\b)\p{L}[\p{L}'\-]*(?:
            \s+(?!
                (?:for|like|so|we|i|can|thats|that's|wiht
                  |as|they|it|innit|speaking|down|if|but|because|cos|coz|has|have|will|for|at|on|please|and|with|in|by|under
                  |tomorrow|tonight|today|thanks|thank|party|table|is|instead)
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

    /// <summary>Takes a name that is introduced as such ("under Smith") out of the text, or returns <see langword="null"/> if there is none.</summary>
    public static string? ParseStated(MaskedText text) => (text.Take(Stated) ?? text.Take(Introduced))?.Groups["name"].Value.Trim();

    // "under the name of Smith", "my name is Smith", "on behalf of Smith", "booked as Smith"
    private static Regex Stated { get; } = new(
        $$"""
        \b(?:
            (?i:
                (?:book(?:ed|ing)?\s+(?:it\s+)?)?(?:under|in)\s+(?:the\s+)?(?:name|surname)(?:\s+of|\s+is)?:?
              | (?:(?:my|the|his|her)\s+)?(?:sur|last\s+)?name(?:'s|\s+is|\s+would\s+be)
              | last\s+name|surname
              | on\s+behalf\s+of
              | (?:guest|booking|reservation|res|the|at\s+the|name,)\s+name(?:\s+(?:of|is|was|will\s+be|would\s+be))?:?(?!\s+(?:on|for|to)\b)
              | name\s+(?:of|was|will\s+be)
              | (?:change|switch|correct)\s+(?:the\s+)?name\s+to
              | put\s+(?:it\s+|us\s+|me\s+)?(?:down\s+)?(?:under|as|for)(?!\s+(?:\d|two|three|four|five|six|seven|eight|nine|ten|me\b|us\b|the\b|my\b))
              | (?:stick|pop|chuck)\s+it\s+under
              | under\s+(?:my|his|her|our)\s+\w+(?:'s)?\s+name\s*[,:]?(?:\s+(?:which\s+)?is)?
              | (?:reservation|booking)\s+name(?:\s+is)?:?
              | name:
              | (?<=[,.;¦?!]\s*(?:and\s+)?)name(?=\s+(?-i:\p{Lu}))
              | booked?\s+as|under|this\s+is
            )
        )\s+(?<name>{{Title}}(?:{{Capitalised}}|{{AnyCase}}))
        """,
        RegexOptions.IgnorePatternWhitespace);

    // "I am Anna Smith,", "It's Mr Abbott again", "Higgins here,", "hi it's jonathan we …"
    private static Regex Introduced { get; } = new(
        $$"""
          \b(?:I'm|I[ ]am|im|I'm[ ]called)\s+(?<name>{{Title}}\p{Lu}[\p{L}'\-]+\s+{{Capitalised}})(?=\s*(?:[,.;]|$))
        | \b(?i:it'?s|it[ ]is)\s+(?<name>(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+{{Capitalised}})
        | (?<=^\W*(?:(?i:hi|hello|hey|ello|good[ ]\w+)\W+)?)(?<name>\p{Lu}[\p{L}'\-]+)(?=\s+here\s*[,.;])
        | (?<=^\W*(?i:hi|hello|hey)\W+(?i:it'?s|its)\s+)(?<name>(?!(?i:a|an|the|for|me|just|my|our|about|not)\b)\p{L}[\p{L}'\-]+)
          (?=\s*(?:,|again|we\b|we've|i\b|i'd|i've|here\b))
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
        \b[Ff]or\s+(?!(?:Sunday|Monday|Dinner|Lunch
          |Christmas|Easter|New|Valentine|Thanksgiving|Samstag|Brunch|Breakfast|Tea|Drinks)\b)(?<name>{{Title}}{{Capitalised}})(?!'s)
        """,
        RegexOptions.IgnorePatternWhitespace);

    // The answer is the name: "Smith", "just Smith, please", "Feldman. Don't leave voicemails.", "put Priya, …"
    private static Regex Answer { get; } = new(
        $$"""
        ^[\s¦]*(?i:(?:ok|okay|yes|er+m?|um+|well|it'?s|it\s+is|its|for|the\s+name\s+is|just|put|use|please|make\s+it|under|res\s+name|name|down|i'?d\s+say
          |this\s+is)[\s,]+)*
        (?!(?i:yes|no|ok|okay|sure|what|why|how|who|please|hello|hi|help|can|could|do|does|is|are|will|would|i|we|you|they|my|our|not|that|this|sorry|the|a
            |an|there|where|when|which|never|cancel|stop|wait|same|mine|book|at|on|tomorrow|today)\b(?!'))
        (?<name>{{Title}}(?:{{Particles}}{{Capitalised}}|{{AnyCase}}))\s*(?i:please|down|thanks|pls)?\s*(?:$|[.!¦,(])
        """,
        RegexOptions.IgnorePatternWhitespace);
}
