using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Reads how many people will come: only from words about people or tables, never from any other number.</summary>
internal static class PartyWords
{
    private const string N = NumberWords.Pattern;
    private const string People = @"(?:people|persons?|ppl|guests?|of\s+(?:us|them)|pax|diners?|covers?|seats?|heads?|friends(?=\s*(?:$|[,.¦]|for\b|at\b)))";
    private const string Children = @"(?:kids?|children|child|bab(?:y|ies)|toddlers?|infants?|teenagers?)";
    private const string Kin = @"(?:wife|husband|missus|missis|hubby|other\s+half|better\s+half|spouse|fella|partner|girlfriend|boyfriend|mother|father|mum|mom|dad|sister|brother|son|daughter|friend|boss|colleague|date|fianc[eé]e?|grandmother|grandma)";
    private const string NotOtherwise = @"(?!\s*(?:\d|[:.]\d|st\b|nd\b|rd\b|th\b|[ap]\.?m\b|o'?clock|ish\b|minutes?|hours?|days?|weeks?|months?|nights?|years?|%|vegan|vegetarian|high))";

    /// <summary>Takes the size of the party.</summary>
    /// <param name="text">The sentence, times and dates already taken.</param>
    /// <param name="expected">Whether a bare number answers the question for the party.</param>
    public static PartyReading? Read(MaskedText text, bool expected)
    {
        if (text.Take(Negative()) is not null)
        {
            return new PartyReading(0);
        }

        var either = text.Take(EitherOr());
        var leastAtAll = text.Take(AtLeast());
        var enough = text.Take(Enough());
        var readings = new List<Reading<int>>();
        foreach (var (pattern, size) in Readers)
        {
            foreach (var match in text.TakeAll(pattern))
            {
                readings.Add(new Reading<int>(match.Index, match.Length, size(match)));
            }
        }

        if (readings.Count == 0 && either is null && enough is null && expected && text.Take(BareAnswer()) is { } bare)
        {
            readings.Add(new Reading<int>(bare.Index, bare.Length, Value(bare, "a")));
        }

        if (either is not null)
        {
            return readings.Count == 0 ? Either(Value(either, "a"), Value(either, "b")) : new PartyReading(null, "For how many people exactly?");
        }

        var sizes = Corrections.Settle(text.Original, readings);
        enough ??= sizes.Count > 0 ? FewerBehind(text, sizes[^1]) : null;
        return Sized(sizes) is { } reading ? Conceding(reading, leastAtAll, enough)
            : enough is not null ? new PartyReading(Value(enough, "a")) { Concedes = true }
            : leastAtAll is not null ? new PartyReading(null, $"At least {Value(leastAtAll, "a")}: for how many people shall the table be?")
            : null;
    }

    // "4 or 5 people": a table for 5 holds either; further apart, the smaller table would leave somebody standing.
    private static PartyReading Either(int one, int other) => Math.Abs(one - other) switch
    {
        0 => new PartyReading(one),
        1 => new PartyReading(Math.Max(one, other)) { Smallest = Math.Min(one, other) },
        _ => new PartyReading(null, $"For how many people exactly: {one} or {other}?"),
    };

    // "For 6, 5 would do": only right behind the party is a bare number certain to mean people.
    private static Match? FewerBehind(MaskedText text, Reading<int> size)
    {
        var match = FewerWouldDo().Match(text.Rest, size.End - 1);
        if (!match.Success || match.Index != size.End - 1)
        {
            return null;
        }

        text.Take(match.Index, match.Length);
        return match;
    }

    private static PartyReading Conceding(PartyReading reading, Match? leastAtAll, Match? enough)
    {
        if (reading.Size is not { } size || (enough ?? leastAtAll) is not { } match || Value(match, "a") == size)
        {
            return reading;
        }

        var fewer = Value(match, "a");
        return fewer < size ? reading with { Smallest = fewer } : new PartyReading(null, $"For how many people: {size} or {fewer}?");
    }

    private static PartyReading? Sized(IReadOnlyList<Reading<int>> readings)
    {
        var settled = readings.Select(reading => reading.Value).Distinct().ToList();
        return settled.Count switch
        {
            0 => null,
            1 => new PartyReading(settled[0]),
            _ => new PartyReading(null, $"For how many people: {string.Join(" or ", settled)}?"),
        };
    }

    private static readonly (Regex Pattern, Func<Match, int> Size)[] Readers =
    [
        (Enumerated(), Enumeration),
        (Couples(), match => 2 * Value(match, "a")),
        (AdultsAndChildren(), match => Value(match, "a") + Value(match, "b")),
        (UsAndOthers(), match => Value(match, "a") + Value(match, "b")),
        (MeAndOthers(), match => 1 + Value(match, "a")),
        (MeAndKin(), match => 2 + (match.Groups["a"].Success ? Value(match, "a") : 0)),
        (Dozen(), match => match.Groups["half"].Success ? 6 : 12),
        (Counted(), match => Value(match, "a")),
        (TableFor(), match => Value(match, "a")),
        (Couple(), _ => 2),
        (Alone(), _ => 1),
        (ForNumber(), match => Value(match, "a")),
    ];

    // "My sister, her two kids and me".
    private static int Enumeration(Match match) =>
        match.Groups["one"].Captures.Count + (2 * match.Groups["pair"].Captures.Count)
        + match.Groups["many"].Captures.Sum(capture => capture.Value.ToLowerInvariant() is "a" or "an" or "another" ? 1 : NumberWords.Value(capture.Value));

    private static int Value(Match match, string group) => match.Groups[group].Value.ToLowerInvariant() switch
    {
        "a" or "an" or "another" or "my" or "our" => 1,
        var word => NumberWords.Value(word),
    };

    private const string Whose = @"(?:my|our|her|his|their)";
    private const string Member =
        @"(?:(?<one>\b(?:me|myself|i)\b)|" + Whose + @"\s+(?:" + Whose + @"\s+)?(?:(?<one>" + Kin + @")(?!s)\b|(?<pair>parents|grandparents|in-laws|parents-in-law)\b|(?<many>" + N + @")\s+(?:" + Children + @"|friends?|sisters?|brothers?|sons?|daughters?|colleagues?|clients?|others?)\b)|(?<many>an?|another|" + N + @")\s+(?:other\s+)?(?:of\s+" + Whose + @"\s+)?(?:" + Children + @"|friends?|sisters?|brothers?|clients?|colleagues?|others?|mates?|guests?)\b)";

    // Only with the speaker among them, so that nobody is left out of the count.
    private static Regex? _enumerated;

    private static Regex Enumerated() => _enumerated ??= new(@"\b(?:for\s+)?(?:it'?s\s+|there'?s\s+)?(?=(?:[^.;!?¦]{0,80}\b(?:me|myself|i)\b))" + Member + @"(?:\s*,\s*(?:and\s+)?" + Member + @")*\s*,?\s*(?:and|&|\+|plus)\s*" + Member + @"(?:\s*,?\s*(?:and|&|\+|plus)\s*" + Member + @")*(?<=(?:\b(?:me|myself|i)\b).*)", RegexOptions.IgnoreCase);

    private static Regex? _negative;

    private static Regex Negative() => _negative ??= new(@"(?:(?<!\w)-\d+|\bminus\s+\w+|\bno)\s+(?:people|persons|guests)\b", RegexOptions.IgnoreCase);

    private static Regex? _eitherOr;

    private static Regex EitherOr() => _eitherOr ??= new(@"\bbetween\s+(?<a>" + N + @")\s+and\s+(?<b>" + N + @")\s+(?:people|persons|guests|of\s+us|pax)\b|\b(?:(?<a>\d{1,3})\s*-\s*(?<b>\d{1,3})|(?<a>" + N + @")\s+(?:or(?:\s+maybe|\s+possibly|\s+perhaps)?|to)\s+(?<b>" + N + @"))\s+(?:people|persons|guests|of\s+us|pax)\b|\b(?:for\s+)?(?<a>" + N + @")\s+" + People + @"\s*,?\s*(?:or(?:\s+maybe|\s+possibly|\s+perhaps)?|maybe|possibly|perhaps)\s+(?<b>" + N + @")\b" + NotOtherwise + @"(?!\s*(?:" + People + @"\s+)?" + ConcessionWords.Allowed + @")|\b(?<a>" + N + @")\s+or\s+(?<b>" + N + @")\s+" + Children + @"\b|\b(?:for|we\s+are|we're|we'll\s+be|there\s+(?:will\s+be|are)|party\s+of|table\s+of|group\s+of)\s+(?:about\s+)?(?<a>" + N + @")\s*(?:,?\s*\b(?:or(?:\s+maybe|\s+possibly|\s+perhaps)?|maybe|possibly|perhaps)\b|(?<=\d)\s?[-/](?=\s?\d))\s*(?<b>" + N + @")\b" + NotOtherwise + @"(?!\s*" + ConcessionWords.Allowed + ")", RegexOptions.IgnoreCase);

    private static Regex? _atLeast;

    private static Regex AtLeast() => _atLeast ??= new(@"\b(?:for\s+)?(?<a>" + N + @")\s+(?:" + People + @"\s+)?or\s+more\b(?:\s+" + People + @"\b)?|\b(?:for\s+|of\s+)?(?:at\s+least|(?:a\s+)?minimum(?:\s+of)?|no\s+(?:fewer|less)\s+than|not\s+(?:fewer|less)\s+than)\s+(?<a>" + N + @")\b(?:\s+" + People + @"\b)?" + NotOtherwise, RegexOptions.IgnoreCase);

    private static Regex? _enough;

    private static Regex Enough() => _enough ??= new(@"\b(?:(?:but|or|and|even)\s+)*(?:(?:a\s+)?table\s+for\s+)?(?<a>" + N + @")\s+" + People + @"\s+(?:(?:would|will)\s+be\s+enough|is\s+enough|are\s+enough|" + ConcessionWords.Allowed + ")", RegexOptions.IgnoreCase);

    private static Regex? _fewerWouldDo;

    private static Regex FewerWouldDo() => _fewerWouldDo ??= new(@"\G¦\s*[,;(-]?\s*(?:(?:but|or|and|even|else|maybe|otherwise|we\s+could\s+be|a\s+table|for|if\s+(?:not|need\s+be|necessary|they\s+are\s+full),?|at\s+a\s+pinch,?)\s+)*(?<a>" + N + @")\b" + NotOtherwise + @"(?:\s+" + People + @"\b)?\s*(?:(?:would|will)\s+be\s+enough|is\s+enough|" + ConcessionWords.Allowed + @")|\G¦\s*,?\s*(?:but\s+)?otherwise\s+(?:for\s+)?(?<a>" + N + @")\b" + NotOtherwise, RegexOptions.IgnoreCase);

    private static Regex? _adultsAndChildren;

    private static Regex AdultsAndChildren() => _adultsAndChildren ??= new(@"\b(?:for\s+)?(?<a>" + N + @")\s+adults?\s*(?:,|and|plus|\+|&|with)?\s*(?:and\s+)?(?<b>a|an|" + N + @")\s+" + Children + @"\b", RegexOptions.IgnoreCase);

    private static Regex? _usAndOthers;

    private static Regex UsAndOthers() => _usAndOthers ??= new(@"\b(?:for\s+)?(?:the\s+)?(?<a>" + N + @")\s+of\s+us\s*(?:and|plus|\+|&|with)\s*(?<b>a|an|our|my|" + N + @")\s+(?:" + Children + @"|friends?|others?|colleagues|guests)\b", RegexOptions.IgnoreCase);

    private static Regex? _meAndOthers;

    private static Regex MeAndOthers() => _meAndOthers ??= new(@"\b(?:for\s+|it'?s\s+)?(?:just\s+)?(?:me|myself|i)\s*(?:and|plus|\+|&|with)\s*(?:my\s+)?(?<a>a|an|another|" + N + @")\s+(?:other\s+)?(?:friends?|others?|colleagues?|guests?|people|mates?|kids?|children|buddies|relatives|co-?workers)\b", RegexOptions.IgnoreCase);

    private static Regex? _meAndKin;

    private static Regex MeAndKin() => _meAndKin ??= new(@"\b(?:for\s+)?(?:just\s+)?(?:(?:me|myself|i)\s*(?:and|\+|&|plus|with)\s*(?:my|the)\s+" + Kin + @"|my\s+" + Kin + @"\s*(?:and|\+|&)\s*(?:me|i|myself)|(?:with|take|taking|bring|bringing)\s+my\s+" + Kin + @"(?=\s+(?!and\b)|\s*$))\b(?:\s*(?:and|plus)\s+(?:our\s+)?(?<a>a|an|" + N + @")\s+" + Children + @"\b)?", RegexOptions.IgnoreCase);

    private static Regex? _dozen;

    private static Regex Dozen() => _dozen ??= new(@"\b(?:for\s+)?(?:(?<half>half\s+a)\s+dozen|a\s+dozen)\b(?:\s+" + People + ")?", RegexOptions.IgnoreCase);

    private static Regex? _counted;

    private static Regex Counted() => _counted ??= new(@"\b(?:for\s+)?(?:the\s+|us\s+|all\s+)?(?:(?:(?:a\s+)?(?:party|group|family|total|table)\s+of)\s+(?<a>" + N + @")\b" + NotOtherwise + @"|(?<a>" + N + @")[\s-]+(?:(?:more|hungry|happy|thirsty|lovely|excited|grown-?up|adult|other)\s+)?(?:" + People + @"|adults?|" + Children + @"(?!\s*(?:chair|seat|menu)))\b|(?<a>" + N + @")[- ]?(?:person|top|seater)\b|(?:there\s+(?:will\s+be|are)|we\s+are|we're|we'll\s+be|we\s+will\s+be|we(?:'re|\s+are)\s+going\s+to\s+be|there'll\s+be|we\s+would\s+be|party\s+size(?:\s+is)?:?|it'?s\s+us|us)\s+(?:(?:actually|now|only|just|all|about|around)\s+)*(?<a>" + N + @")\b" + NotOtherwise + @"|(?<a>\d{1,2})(?:ppl|pax|people|persons?)\b)", RegexOptions.IgnoreCase);

    private static Regex? _tableFor;

    private static Regex TableFor() => _tableFor ??= new(@"\b(?:table|reservation|booking|dinner|lunch|brunch|breakfast|seats|place|spot)\s+(?:for|4(?=\s+(?:one|two|three|four|five|six|seven|eight)\b))\s+(?:the\s+|us\s+|all\s+)?(?<a>" + N + @")\b" + NotOtherwise + @"|\bfor\s+(?:us|the|all)\s+(?<a>" + N + @")\b" + NotOtherwise, RegexOptions.IgnoreCase);

    private static Regex? _couples;

    private static Regex Couples() => _couples ??= new(@"\b(?:(?:for|we'?re|we\s+are|it'?s)\s+)?(?<a>" + N + @")\s+(?:\w+\s+)?couples\b", RegexOptions.IgnoreCase);

    private static Regex? _couple;

    private static Regex Couple() => _couple ??= new(@"\b(?:(?:for|we'?re|as)\s+a\s+(?:couple|pair)|table\s+for\s+(?:a\s+)?couple|the\s+pair\s+of\s+us|both\s+of\s+us)\b(?!\s+of)|\bfor\s+a\s+couple\s+of\s+people\b", RegexOptions.IgnoreCase);

    private static Regex? _alone;

    private static Regex Alone() => _alone ??= new(@"\b(?:just|only)\s+(?:for\s+)?(?:me|myself|one)\b|\b(?:for\s+)?(?:by\s+)?myself\b|\b(?:alone|solo)\b|\bon\s+my\s+own\b|\btable\s+for\s+me\b", RegexOptions.IgnoreCase);

    private static Regex? _forNumber;

    private static Regex ForNumber() => _forNumber ??= new(@"\bfor\s+(?:about\s+|around\s+)?(?<a>" + N + @")\b" + NotOtherwise + @"|(?<=(?:^|[.;!])\s*)(?<a>" + N + @")(?=\s+at\s+(?:the\s+)?(?-i:\p{Lu}))|(?<![\w.])x\s?(?<a>[1-9]|1[0-2])\b(?![\d:.])|\bmake\s+(?:it|that)\s+(?<a>" + N + @")\s+(?:" + People + @"|instead\s+of\s+\d+\s+people)", RegexOptions.IgnoreCase);

    private static Regex? _bareAnswer;

    private static Regex BareAnswer() => _bareAnswer ??= new(@"(?:^|¦)\s*(?:we\s+are\s+|we're\s+|it'?s\s+|just\s+|,\s*|and\s+)*(?<a>" + N + @")\b" + NotOtherwise + @"(?=\s*(?:$|[,.!¦]|please|and\b|on\b|at\b))", RegexOptions.IgnoreCase);
}
