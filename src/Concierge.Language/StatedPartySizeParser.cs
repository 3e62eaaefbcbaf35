using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Parses party sizes that the words state: "4 people", "a table for two", "me and my wife", "three couples".</summary>
internal static class StatedPartySizeParser
{
    // In the order in which they take words out of the sentence: the more specific first.
    private static readonly (Regex Pattern, Func<Match, int> Size)[] Readers =
    [
        (Patterns.Groups, match => PartySizeFields.ReadNumber(match, "a") * PartySizeFields.ReadNumber(match, "b")),
        (Patterns.Couples, match => 2 * PartySizeFields.ReadNumber(match, "a")),
        (Patterns.MeAndKin, match => 2 + (match.Groups["a"].Success ? PartySizeFields.ReadNumber(match, "a") : 0)),
        (Patterns.Dozen, match => match.Groups["half"].Success ? 6 : 12),
        (Patterns.Counted, match => PartySizeFields.ReadNumber(match, "a")),
        (Patterns.TableFor, match => PartySizeFields.ReadNumber(match, "a")),
        (Patterns.Couple, _ => 2),
        (Patterns.Alone, _ => 1),
        (Patterns.ForNumber, match => PartySizeFields.ReadNumber(match, "a")),
    ];

    /// <summary>Takes the party sizes out of the text.</summary>
    /// <param name="text">The sentence without times and dates.</param>
    public static IReadOnlyList<ParsedValue<int>> TakeAll(MaskedText text)
    {
        var readings = new List<ParsedValue<int>>();
        foreach (var (pattern, size) in Readers)
        {
            foreach (var match in text.TakeAll(pattern))
            {
                readings.Add(new ParsedValue<int>(match.Index, match.Length, size(match)));
            }
        }

        return readings;
    }

    // A class of its own: the table above uses the patterns while this type is initialized.
    private static class Patterns
    {
        private const string N = NumberParser.CardinalPattern;

        private const string Kin =
            """
            (?:
                wife|husband|missus|missis|hubby|other\s+half|better\s+half|spouse|fella|partner|girlfriend|boyfriend
              | mother|father|mum|mom|dad|sister|brother|son|daughter|friend|boss|colleague|date|fianc[eé]e?
              | grandmother|grandma
            )
            """;

        // "two families of four"
        public static Regex Groups { get; } = new(
            $$"""
            \b(?<a>{{N}})\s+(?:families|tables|groups|teams)\s+of\s+(?<b>{{N}})\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex MeAndKin { get; } = new(
            $$"""
            \b(?:for\s+)?(?:just\s+)?(?:
                # "me and my wife"
                (?:me|myself|i)\s*(?:and|\+|&|plus|with)\s*(?:my|the)\s+{{Kin}}
                # "my wife and me"
              | my\s+{{Kin}}\s*(?:and|\+|&)\s*(?:me|i|myself)
                # "taking my wife"
              | (?:with|take|taking|bring|bringing)\s+my\s+{{Kin}}(?=\s+(?!and\b)|\s*$)
            )\b(?:\s*(?:and|plus)\s+(?:our\s+)?(?<a>a|an|{{N}})\s+{{PartySizeFields.Children}}\b)?
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "half a dozen people"
        public static Regex Dozen { get; } = new(
            $$"""
            \b(?:for\s+)?(?:(?<half>half\s+a)\s+dozen|a\s+dozen)\b(?:\s+{{PartySizeFields.People}})?
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex Counted { get; } = new(
            $$"""
            \b(?:for\s+)?(?:the\s+|us\s+|all\s+)?(?:
                # "a party of 6"
                (?:(?:a\s+)?(?:party|group|family|total|table)\s+of)\s+(?<a>{{N}})\b{{PartySizeFields.NotOtherwise}}
                # "6 hungry people", "4 adults"
              | (?<a>{{N}})[\s-]+(?:(?:more|hungry|happy|thirsty|lovely|excited|grown-?up|adult|other)\s+)?
                (?:{{PartySizeFields.People}}|adults?|{{PartySizeFields.Children}}(?!\s*(?:chair|seat|menu)))\b
                # "a 6-person …", "6-top"
              | (?<a>{{N}})[- ]?(?:person|top|seater)\b
                # "we are 6", "there will be about 6", "party size: 6"
              | (?:
                    there\s+(?:will\s+be|are)
                  | we\s+are|we're|we'll\s+be|we\s+will\s+be
                  | (?:can|could)\s+we\s+be
                  | we\s+shall\s+(?:only\s+)?be|we(?:'re|\s+are)\s+in|we\s+come|the\s+party
                  | we(?:'re|\s+are)\s+going\s+to\s+be
                  | there'll\s+be|we\s+would\s+be
                  | party\s+size(?:\s+is)?:?
                  | it'?s\s+us|us
                )\s+(?:(?:actually|now|only|just|all|about|around)\s+)*(?<a>{{N}})\b{{PartySizeFields.NotOtherwise}}
                # "6ppl", "6p"
              | (?<a>\d{1,2})(?:ppl|pax|people|persons?|p(?!\.?m))\b
                # "Just two."
              | (?<=[.?!,]\s*)just\s+(?<a>{{N}})(?=\s*(?:$|[.,!]))
            )
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex TableFor { get; } = new(
            $$"""
              # "table for 4", "dinner for two"
              \b(?:table|reservation|booking|dinner|lunch|brunch|breakfast|seats|place|spot)\s+
              (?:for|4(?=\s+(?:one|two|three|four|five|six|seven|eight)\b))\s+(?:the\s+|us\s+|all\s+)?(?<a>{{N}})\b
              {{PartySizeFields.NotOtherwise}}
              # "for the two …"
            | \bfor\s+(?:us|the|all)\s+(?<a>{{N}})\b{{PartySizeFields.NotOtherwise}}
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "three couples"
        public static Regex Couples { get; } = new(
            $$"""
            \b(?:(?:for|we'?re|we\s+are|it'?s)\s+)?(?<a>{{N}})\s+(?:\w+\s+)?couples\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex Couple { get; } = new(
            """
              # "as a couple", "both of us"
              \b(?:
                  (?:for|we'?re|as)\s+a\s+(?:couple|pair)
                | table\s+for\s+(?:a\s+)?couple
                | the\s+pair\s+of\s+us|both\s+of\s+us
              )\b(?!\s+of)
              # "for a couple of people"
            | \bfor\s+a\s+couple\s+of\s+people\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex Alone { get; } = new(
            """
              \b(?:just|only)\s+(?:for\s+)?(?:me|myself|one)\b
            | \b(?:for|by|just)\s+myself\b
            | \b(?:alone|solo)\b
            | \bon\s+my\s+own\b|\btable\s+for\s+me\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex ForNumber { get; } = new(
            $$"""
              # "for about 4"
              \bfor\s+(?:about\s+|around\s+)?(?<a>{{N}})\b{{PartySizeFields.NotOtherwise}}
              # "4 at Luigi's" at the start of a sentence
            | (?<=(?:^|[.;!])\s*)(?<a>{{N}})(?=\s+at\s+(?:the\s+)?(?-i:\p{Lu}))
              # "x4"
            | (?<![\w.])x\s?(?<a>[1-9]|1[0-2])\b(?![\d:.])
              # "make it 4 people"
            | \bmake\s+(?:it|that)\s+(?<a>{{N}})\s+(?:{{PartySizeFields.People}}|instead\s+of\s+\d+\s+people)
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
    }
}
