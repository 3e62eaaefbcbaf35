using System.Globalization;
using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Parses the party size, only from words about people or tables and never from other numbers.</summary>
internal static partial class PartySizeParser
{
    private const string N = NumberParser.CardinalPattern;
    private const string People =
        """
        (?:
            people|persons?|pers|ppl|guests?|members|humans|bodies
          | of\s+(?:us|them)
          | pax|diners?|covers?|seats?|heads?|ladies|gents|gentlemen
          | friends(?=\s*(?:$|[,.¦]|for\b|at\b))
        )
        """;

    private const string Children = "(?:kids?|children|child|bab(?:y|ies)|toddlers?|infants?|teenagers?)";
    private const string Kin =
        """
        (?:
            wife|husband|missus|missis|hubby|other\s+half|better\s+half|spouse|fella|partner|girlfriend|boyfriend
          | mother|father|mum|mom|dad|sister|brother|son|daughter|friend|boss|colleague|date|fianc[eé]e?
          | grandmother|grandma
        )
        """;

    // "A dozen" alone is no large number.
    private const string LargeNumber =
        $$"""
        (?:
            (?<thousands>[1-9]\d{0,2},\d{3})\b(?!\s*[ap]\.?m\b)
          | (?<a>an?|{{N}})\s+(?:
                (?:(?<hundred>hundred)|(?<thousand>thousand))\b(?:\s+and\s+(?<half>a\s+half))?
              | (?<dozen>dozen)\b\s+and\s+(?<half>a\s+half)\b
            )
          | (?!(?:an?|one)\s)(?<a>{{N}})\s+(?<dozen>dozen)\b
        )
        """;

    // A number before these words is a time, an ordinal, a duration or something else that is no party.
    private const string NotOtherwise =
        """
        (?!
            \s*(?:
                \d|[:.]\d|st\b|nd\b|rd\b|th\b|[ap]\.?m\b|o'?clock|ish\b|min(?:ute)?s?\b|hours?|hrs?\b|days?|weeks?|months?|nights?
              | years?|%|vegan|vegetarian|high
            )
        )
        """;

    /// <summary>Takes the party size out of the text, or returns <see langword="null"/> if there is none.</summary>
    /// <param name="text">The sentence without times and dates.</param>
    /// <param name="expected">Whether a bare number answers the question for the party size.</param>
    public static PartySizeReading? Parse(MaskedText text, bool expected)
    {
        if (text.Take(Negative()) is not null)
        {
            return new PartySizeReading(0);
        }

        var either = text.Take(Patterns.EitherOr);
        var minimum = text.Take(Patterns.AtLeast);
        var enough = text.Take(Patterns.Enough);
        var readings = new List<ParsedValue<int>>();
        var isUnclear = false;
        foreach (var list in GuestListGrammar.TakeAll(text, expected))
        {
            isUnclear |= list.Count is null;
            if (list.Count is { } count)
            {
                readings.Add(new ParsedValue<int>(list.Start, list.End - list.Start, count));
            }
        }

        foreach (var (pattern, size) in Readers)
        {
            foreach (var match in text.TakeAll(pattern))
            {
                readings.Add(new ParsedValue<int>(match.Index, match.Length, size(match)));
            }
        }

        if ((text.Take(Patterns.Total) ?? (readings.Count > 0 || isUnclear || expected ? text.Take(Patterns.Sum) : null)) is { } total)
        {
            return new PartySizeReading(ReadNumber(total, "a"));
        }

        if (readings.Count == 0 && either is null && enough is null && expected && text.Take(Patterns.BareAnswer) is { } bare)
        {
            readings.Add(new ParsedValue<int>(bare.Index, bare.Length, ReadNumber(bare, "a")));
        }

        Correct(text, readings);
        if (either is not null)
        {
            return readings.Count == 0 ? ReadEither(ReadNumber(either, "a"), ReadNumber(either, "b")) : new PartySizeReading(
                null, "For how many people exactly?");
        }

        var sizes = CorrectionResolver.Resolve(text.Original, readings);
        enough ??= sizes.Count > 0 ? TakeSmallerSize(text, sizes[^1]) : null;
        return Combine(sizes) is { } reading ? AddConcession(reading, minimum, enough)
            : enough is not null ? new PartySizeReading(ReadNumber(enough, "a")) { IsConcession = true }
            : isUnclear ? new PartySizeReading(null, "How many are you in all?")
            : minimum is not null ? new PartySizeReading(null, $"At least {ReadNumber(minimum, "a")}: for how many people shall the table be?")
            : null;
    }

    // "For 5, nah, wait, 6": a number directly after the party that corrects it.
    private static void Correct(MaskedText text, List<ParsedValue<int>> readings)
    {
        for (var index = 0; index < readings.Count; index++)
        {
            var match = Patterns.Corrected.Match(text.Remaining, readings[index].End);
            if (match.Success)
            {
                text.Take(match.Index, match.Length);
                readings[index] = new ParsedValue<int>(readings[index].Index, match.Index + match.Length - readings[index].Index, ReadNumber(match, "a"));
            }
        }
    }

    // "4 or 5 people": a table for 5 seats both. If the numbers differ by more, the guest decides.
    private static PartySizeReading ReadEither(int one, int other) => Math.Abs(one - other) switch
    {
        0 => new PartySizeReading(one),
        1 => new PartySizeReading(Math.Max(one, other)) { MinSize = Math.Min(one, other) },
        _ => new PartySizeReading(null, $"For how many people exactly: {one} or {other}?") { Options = [one, other] },
    };

    // "For 6, 5 would do": a bare number means people only directly after the party size.
    private static Match? TakeSmallerSize(MaskedText text, ParsedValue<int> size)
    {
        var match = Patterns.FewerWouldDo.Match(text.Remaining, size.End - 1);
        if (!match.Success || match.Index != size.End - 1)
        {
            return null;
        }

        text.Take(match.Index, match.Length);
        return match;
    }

    private static PartySizeReading AddConcession(PartySizeReading reading, Match? minimum, Match? enough)
    {
        if (reading.Size is not { } size || (enough ?? minimum) is not { } match || ReadNumber(match, "a") == size)
        {
            return reading;
        }

        var fewer = ReadNumber(match, "a");
        return fewer < size ? reading with { MinSize = fewer } : new PartySizeReading(null, $"For how many people: {size} or {fewer}?");
    }

    private static PartySizeReading? Combine(IReadOnlyList<ParsedValue<int>> readings)
    {
        var sizes = readings.Select(reading => reading.Value).Distinct().ToList();
        return sizes.Count switch
        {
            0 => null,
            1 => new PartySizeReading(sizes[0]),
            _ => new PartySizeReading(null, $"For how many people: {string.Join(" or ", sizes)}?") { Options = sizes },
        };
    }

    private static readonly (Regex Pattern, Func<Match, int> Size)[] Readers =
    [
        (Patterns.Large, ReadLarge),
        (Patterns.Groups, match => ReadNumber(match, "a") * ReadNumber(match, "b")),
        (Patterns.Couples, match => 2 * ReadNumber(match, "a")),
        (Patterns.MeAndKin, match => 2 + (match.Groups["a"].Success ? ReadNumber(match, "a") : 0)),
        (Patterns.Dozen, match => match.Groups["half"].Success ? 6 : 12),
        (Patterns.Counted, match => ReadNumber(match, "a")),
        (Patterns.TableFor, match => ReadNumber(match, "a")),
        (Patterns.Couple, _ => 2),
        (Patterns.Alone, _ => 1),
        (Patterns.ForNumber, match => ReadNumber(match, "a")),
    ];

    // More than any restaurant seats at one table: the limit of the party size refuses it.
    private static int ReadLarge(Match match)
    {
        if (match.Groups["thousands"].Success)
        {
            return int.Parse(match.Groups["thousands"].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        }

        var unit = match.Groups["dozen"].Success ? 12 : match.Groups["hundred"].Success ? 100 : 1000;
        return (ReadNumber(match, "a") * unit) + (match.Groups["half"].Success ? unit / 2 : 0);
    }

    private static int ReadNumber(Match match, string group) => ParseCount(match.Groups[group].Value);

    private static int ParseCount(string word) => word.ToLowerInvariant() switch
    {
        "a" or "an" or "another" or "my" or "our" => 1,
        var number => NumberParser.Parse(number),
    };

    // "-2 people", "no guests"
    [GeneratedRegex(@"(?:(?<!\w)-\d+|\bminus\s+\w+|\bno)\s+(?:people|persons|guests)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Negative();

    // A class of its own: the tables above use the patterns while this type is initialized.
    private static class Patterns
    {
        // "five altogether", "eleven in total"
        public static Regex Total { get; } = new(
            $$"""
              \b(?:(?:so|makes?|making|that'?s|it'?s|we\s+are|we're)\s+)*(?<a>{{N}})\s+(?:people\s+|of\s+us\s+)?
              (?:altogether|in\s+total|in\s+all|all\s+together|all\s+told|all\s+in)\b(?!\s*,?\s+(?:but|or)\b)
            | \b(?:we\s+are\s+|in\s+|a\s+)?total\s+(?:of\s+)?(?<a>{{N}})\b{{NotOtherwise}}
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // ", so five", "that makes six", "which leaves six" after other people
        public static Regex Sum { get; } = new(
            $$"""
            \b(?:so|(?:that|which)\s+makes?|making|makes\s+it|that'?s|leaves|make\s+(?:it|that))\s+(?:us\s+|that\s+|it\s+)?(?<a>{{N}})(?:\s+(?:of\s+us|people))?
            (?=\s*(?:$|[.,;!]))
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // ", no, 6", " nah wait 6"
        public static Regex Corrected { get; } = new(
            $$"""
            \G\s*[,.;-]?\s*(?:\b(?:no|nah|naw|nope|sorry|sry|sory|wait|oops|ops|oh|or\s+rather|correction|scratch\s+that|hang\s+on)\b[\s,.]+)+
            (?:(?:for|it'?s|make\s+(?:it|that)|actually|i\s+mean)\s+)*(?<a>{{N}})\b(?:\s+{{People}}\b)?{{NotOtherwise}}
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "for four hundred", "two dozen people", "a dozen and a half"
        public static Regex Large { get; } = new(
            $$"""
            \b(?:
                (?:for|(?:party|group|family|table|total)\s+of)\s+{{LargeNumber}}(?:\s+{{People}})?
              | {{LargeNumber}}\s+{{People}}
            )(?!\s*(?:euros?|pounds?|dollars?|bucks|quid|yen|francs?|kron(?:er|or)|rupees?|percent|per\s+cent|%|€|\$|£))
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "two families of four"
        public static Regex Groups { get; } = new(
            $$"""
            \b(?<a>{{N}})\s+(?:families|tables|groups|teams)\s+of\s+(?<b>{{N}})\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex EitherOr { get; } = new(
            $$"""
              # "between 4 and 6 people"
              \bbetween\s+(?<a>{{N}})\s+and\s+(?<b>{{N}})\s+(?:people|persons|guests|of\s+us|pax)\b
              # "4-5 people", "4 or maybe 5 guests"
            | \b(?:
                  (?<a>\d{1,3})\s*-\s*(?<b>\d{1,3})
                | (?<a>{{N}})\s+(?:or(?:\s+maybe|\s+possibly|\s+perhaps)?|to)\s+(?<b>{{N}})
              )\s+(?:people|persons|guests|of\s+us|pax)\b
              # "4 people, maybe 5"
            | \b(?:for\s+)?(?<a>{{N}})\s+{{People}}\s*,?\s*
              (?:or(?:\s+maybe|\s+possibly|\s+perhaps)?|maybe|possibly|perhaps)\s+(?<b>{{N}})\b{{NotOtherwise}}
              (?!\s*(?:{{People}}\s+)?{{ConcessionParser.AllowedPattern}})
              # "1 or 2 kids"
            | \b(?<a>{{N}})\s+or\s+(?<b>{{N}})\s+{{Children}}\b
              # "for 4 or 5", "we are 4/5"
            | \b(?:for|we\s+are|we're|we'll\s+be|there\s+(?:will\s+be|are)|party\s+of|table\s+of|group\s+of)\s+
              (?:about\s+)?(?<a>{{N}})\s*(?:
                  ,?\s*\b(?:or(?:\s+maybe|\s+possibly|\s+perhaps)?|maybe|possibly|perhaps)\b
                | (?<=\d)\s?[-/](?=\s?\d)
              )\s*(?<b>{{N}})\b{{NotOtherwise}}(?!\s*{{ConcessionParser.AllowedPattern}})
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex AtLeast { get; } = new(
            $$"""
              # "4 or more people"
              \b(?:for\s+)?(?<a>{{N}})\s+(?:{{People}}\s+)?or\s+more\b(?:\s+{{People}}\b)?
              # "at least 4", "no fewer than 4"
            | \b(?:for\s+|of\s+)?(?:
                  at\s+least
                | (?:a\s+)?minimum(?:\s+of)?
                | no\s+(?:fewer|less)\s+than
                | not\s+(?:fewer|less)\s+than
              )\s+(?<a>{{N}})\b(?:\s+{{People}}\b)?{{NotOtherwise}}
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "a table for 5 people would be enough"
        public static Regex Enough { get; } = new(
            $$"""
            \b(?:(?:but|or|and|even)\s+)*(?:(?:a\s+)?table\s+for\s+)?(?<a>{{N}})\s+{{People}}\s+(?:
                (?:would|will)\s+be\s+enough
              | is\s+enough|are\s+enough
              | {{ConcessionParser.AllowedPattern}}
            )
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex FewerWouldDo { get; } = new(
            $$"""
              # "(for 6), but 5 would do"
              \G¦\s*[,;(-]?\s*(?:
                  (?:
                      but|or|and|even|else|maybe|otherwise|we\s+could\s+be|a\s+table|for
                    | if\s+(?:not|need\s+be|necessary|they\s+are\s+full),?
                    | at\s+a\s+pinch,?
                  )\s+
              )*(?<a>{{N}})\b{{NotOtherwise}}(?:\s+{{People}}\b)?\s*(?:
                  (?:would|will)\s+be\s+enough
                | is\s+enough
                | {{ConcessionParser.AllowedPattern}}
              )
              # "(for 6), otherwise 5"
            | \G¦\s*,?\s*(?:but\s+)?otherwise\s+(?:for\s+)?(?<a>{{N}})\b{{NotOtherwise}}
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
            )\b(?:\s*(?:and|plus)\s+(?:our\s+)?(?<a>a|an|{{N}})\s+{{Children}}\b)?
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "half a dozen people"
        public static Regex Dozen { get; } = new(
            $$"""
            \b(?:for\s+)?(?:(?<half>half\s+a)\s+dozen|a\s+dozen)\b(?:\s+{{People}})?
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex Counted { get; } = new(
            $$"""
            \b(?:for\s+)?(?:the\s+|us\s+|all\s+)?(?:
                # "a party of 6"
                (?:(?:a\s+)?(?:party|group|family|total|table)\s+of)\s+(?<a>{{N}})\b{{NotOtherwise}}
                # "6 hungry people", "4 adults"
              | (?<a>{{N}})[\s-]+(?:(?:more|hungry|happy|thirsty|lovely|excited|grown-?up|adult|other)\s+)?
                (?:{{People}}|adults?|{{Children}}(?!\s*(?:chair|seat|menu)))\b
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
                )\s+(?:(?:actually|now|only|just|all|about|around)\s+)*(?<a>{{N}})\b{{NotOtherwise}}
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
              {{NotOtherwise}}
              # "for the two …"
            | \bfor\s+(?:us|the|all)\s+(?<a>{{N}})\b{{NotOtherwise}}
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
              \bfor\s+(?:about\s+|around\s+)?(?<a>{{N}})\b{{NotOtherwise}}
              # "4 at Luigi's" at the start of a sentence
            | (?<=(?:^|[.;!])\s*)(?<a>{{N}})(?=\s+at\s+(?:the\s+)?(?-i:\p{Lu}))
              # "x4"
            | (?<![\w.])x\s?(?<a>[1-9]|1[0-2])\b(?![\d:.])
              # "make it 4 people"
            | \bmake\s+(?:it|that)\s+(?<a>{{N}})\s+(?:{{People}}|instead\s+of\s+\d+\s+people)
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        // "4" as the answer to the question for the party
        public static Regex BareAnswer { get; } = new(
            $$"""
            (?:^|[¦.]|\b(?:evening|afternoon|morning|night)\b)\s*
            (?:we\s+are\s+|we're\s+|it'?s\s+|just\s+|,\s*|and\s+|er+m?\s+|um+\s+|[.:]\s*)*(?<a>{{N}})\b{{NotOtherwise}}
            (?=\s*(?:$|[,.!;?¦]|please|and\b|on\b|at\b|mate\b|counting\b|of\b|incl))
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
    }
}
