using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Parses a restaurant search. A name after "at" is no search: "at Thai Palace".</summary>
internal static partial class SearchParser
{
    // "restaurant", "eatery"
    private const string Kind =
        """
        (?:restaurants?|places?|spots?|joints?|eater(?:y|ies)|eats|food|cuisine|kitchens?|options?|bars?)
        """;

    // Adjectives between the article and the kind of restaurant.
    private const string Praise =
        """
        (?:
            really|very|quite|too|not|not\s+too|some|good|great|nice|decent|lovely|best|top|cheap|cheaper
          | inexpensive|affordable|reasonable|reasonably\s+priced|expensive|pricey|dear|fancy|posh|upscale
          | romantic|cosy|cozy|local|authentic|proper|nearby|new|other|different|family|kid|child|dog|friendly
          | family-friendly|kid-friendly|dog-friendly|small|quiet|popular|open|late-night|and|or|a|an|any|the
          | mid-range|moderate
        )
        """;

    /// <summary>Takes the search out of the text.</summary>
    /// <param name="text">The sentence without days, times and parties.</param>
    /// <param name="dietary">The result of <see cref="ReadDietaryCuisine"/>.</param>
    public static SearchReading Parse(MaskedText text, string? dietary)
    {
        // "Sushi Otter", "Trattoria da Anna": a kitchen that begins a name is not asked for.
        var sentence = NameStart.Replace(text.Remaining, match => new string('x', match.Length));
        var about = WhatAbout.Match(sentence);
        var cheaper = Cheaper.IsMatch(sentence);
        var asks = Asks.IsMatch(sentence)
            || SomeKind.IsMatch(sentence)
            || about.Success
            || cheaper
            || dietary is not null
            || Adjective.IsMatch(sentence)
            || IsOpen.IsMatch(sentence);
        if (!asks)
        {
            return SearchReading.None;
        }

        var price = PriceLevelParser.Parse(sentence);
        return new SearchReading
        {
            IsSearch = true,
            Cuisine = dietary ?? Cuisines(text, about),
            MaxPrice = price.Max,
            MinPrice = price.Min,
            WantsCheaper = cheaper,
            MustBeOpenNow = OpenNow().IsMatch(sentence),
        };
    }

    /// <summary>Takes a dietary cuisine ("a vegan place") before the preferences are read; "one vegan" is a preference.</summary>
    public static string? ReadDietaryCuisine(MaskedText text) =>
        text.Take(DietaryKind) is { } match ? KitchenTable.Normalize(match.Groups["c"].Value) : null;

    private static string? Cuisines(MaskedText text, Match about)
    {
        var words = about.Groups["c"].Success ? about.Groups["c"].Captures.Select(capture => capture.Value).ToList()
            : TakeKitchens(text);
        var listed = words.Select(KitchenTable.Normalize).Distinct().ToList();
        return listed.Count == 0 ? null : string.Join(';', listed);
    }

    // "Rockets diner", "indigo kitchen": a kind of restaurant after an unknown word belongs to the name.
    private static List<string> TakeKitchens(MaskedText text)
    {
        var taken = new List<string>();
        foreach (Match match in Cuisine.Matches(text.Remaining))
        {
            var before = PreviousWord().Match(text.Remaining[..match.Index]);
            if (before.Success && PlaceWords.IsRestaurantKind(match.Value) && EnglishWords.IsUnknown(before.Groups["w"].Value.ToLowerInvariant()))
            {
                continue;
            }

            text.Take(match.Index, match.Length);
            taken.Add(match.Value);
        }

        return taken;
    }

    [GeneratedRegex(@"(?<w>[\p{L}']{3,})\s+$")]
    private static partial Regex PreviousWord();

    /// <summary>Reads the kitchen of a sentence that names no restaurant: "the little one wants dim sum", "a Greek restaurant".</summary>
    /// <returns>The kitchen as a directory lists it; <see langword="null"/> if there is none.</returns>
    public static string? ReadWantedKitchen(MaskedText text)
    {
        var match = Wanted.Match(text.Remaining);
        match = match.Success ? match : Mentioned.Match(text.Remaining);
        if (!match.Success)
        {
            return null;
        }

        text.Take(match.Groups["c"].Index, match.Groups["c"].Length);
        return KitchenTable.Normalize(match.Groups["c"].Value);
    }

    private static Regex Wanted { get; } = new(
        $$"""
          # "a smart French place", "Greek food"
          \b(?<c>{{KitchenTable.Pattern}})\s+(?:re?sta?u?rants?|places?|spots?|joints?|food|cuisine|kitchen|table|tea)\b
          # "wants dim sum", "fancies Japanese"
        | (?<!\bnot\s)\b(?:wants?|fancy|fancies|craving|crave|for|somewhere|something|eat)\s+(?:some\s+|a\s+)?(?<c>{{KitchenTable.Pattern}})(?=\s*(?:$
          |[,.!?¦]|now\b|on\b|in\b|near\b|tonight\b|again\b))
          # "PERUVIAN. MELBOURNE."
        | ^\W*(?<c>{{KitchenTable.Pattern}})\s*(?=[.,¦])
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // "we want peking duck", "my folks want Ethiopian", "tell me about this Lebanese food"
    private static Regex Mentioned { get; } = new(
        $$"""
        (?<!\b(?:no|not|don'?t|hates?|had|allerg\w+|without|except|avoid)\s+(?:[\w']+\s+){0,2})\b(?!(?:fish|steaks?|coffee|cakes?|breakfast|brekkie|brunch|pubs?
          |diners?|cafes?|cafés?|bistros?|brasseries?|trattorias?|osteria|tavernas?|pizzeria|steak\s?house
          |english|scottish|irish|swiss|german|regional|fusion|poke)\b)(?<c>{{KitchenTable.Pattern}})\b
        (?!\s*(?:allerg|-?free|menu|options?|course))
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    private static Regex Asks { get; } = new(
        $$"""
          # "find me a good Italian restaurant", "looking for something Thai", "any vegan places"
          \b(?:
              find|look(?:ing)?\s+for|search(?:ing)?\s+(?:for)?|recommend|suggest|know(?:\s+of)?|show\s+(?:me|us)
            | list|got|get\s+(?:me|us)|want|need|fancy|craving|in\s+the\s+mood\s+for|(?:feel|feeling)\s+like
            | is\s+there|are\s+there|there\s+are|what|which|any|book|try
          )\s+(?:me\s+|us\s+|a\s+table\s+(?:for\s+¦\s+)?(?:at|in)\s+)?
          (?:(?:{{Praise}}|{{KitchenTable.Pattern}}|,)\s+)*?(?:{{Praise}}\s+)*(?:
              {{KitchenTable.Pattern}}(?:\s+(?:or|and|/)\s+{{KitchenTable.Pattern}})*(?:\s+{{Kind}})?
            | {{Kind}}
            | somewhere|someplace|something|anywhere|anything
          )\b(?!\s+called)
          # "somewhere that does sushi"
        | \b(?:somewhere|anywhere|someplace|places?|restaurants?)\s+
          (?:doing|serving|that\s+(?:does|do|serves?)|with|for)\s+(?:[\w¦]+\s+){0,2}?{{KitchenTable.Pattern}}\b
          # "where's good"
        | \bwhere(?:'s|\s+is)\s+(?:good|nice|best|open)\b
          # "where can we eat"
        | \bwhere\s+(?:can|could|should|do|might|would|shall)\s+(?:we|i|you|one)\s+
          (?:eat|dine|get|have|go|find|recommend|suggest|book)
          # "any ideas"
        | \b(?:recommendations?|suggestions?|(?:any|need|some|got)\s+ideas?)\b
          # "what's open"
        | \bwhat(?:'s|\s+is|\s+are)\s+(?:the\s+)?(?:best|good|nice|open|around|near|nearby|on\s+offer)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    private static Regex SomeKind { get; } = new(
        $$"""
          # "a nice Italian place", "some Thai near …", "a restaurant in …"
          \b(?:a|an|some|any|somewhere|someplace|something|the\s+(?:best|nearest|closest))\s+(?:(?:{{Praise}})\s+)*(?:
              {{KitchenTable.Pattern}}\s+{{Kind}}
            | {{KitchenTable.Pattern}}(?=\s+(?:in|near|around|by|close)\b)
            | {{Kind}}\s+(?:in|near|around|close\s+to|that|which|with|nearby)
          )\b
          # "Italian, please" at the start of the sentence
        | ^\W*(?:{{Praise}}\s+)*{{KitchenTable.Pattern}}(?:\s+{{Kind}})?\s*(?:,|in|near|around|please|\W*$)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // "how about something Thai or Indian"
    private static Regex WhatAbout { get; } = new(
        $$"""
        \b(?:what|how)\s+about\s+(?:something\s+|some\s+|a\s+|an\s+)?(?<c>{{KitchenTable.Pattern}})\b
        (?:\s+(?:or|and)\s+(?<c>{{KitchenTable.Pattern}})\b)*
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // "anything cheaper"
    private static Regex Cheaper { get; } = new(
        """
        \b(?:any(?:thing|where)?|some(?:thing|where)?|got|is\s+there|are\s+there)\s+(?:\w+\s+)?
        (?:cheaper|less\s+expensive|more\s+affordable)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    private static Regex IsOpen { get; } = new(
        """
          # "is Luigi's still open"
          \b(?:is|are|will)\s+(?:[\p{L}'&.]+\s+){1,4}(?:be\s+)?(?:still\s+)?(?:open|closed)\b
          # "when does Luigi's open"
        | \bwhen\s+(?:does|do|is|are|will)\s+(?:[\p{L}'&.]+\s+){1,4}(?:open|close)\b
          # "what time … open"
        | \bwhat\s+(?:time|are\s+the\s+(?:opening\s+)?hours)\b.{0,40}\b(?:open|close|opening|of)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // "vegan places"
    private static Regex DietaryKind { get; } = new(
        """
        \b(?<c>vegan|vegetarian|veggie|halal|kosher|gluten[- ]free)\s+
        (?:restaurants?|places?|spots?|joints?|cafes?|cafés?)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // "somewhere romantic"
    private static Regex Adjective { get; } = new(
        $$"""
        ^\W*(?:somewhere|someplace|something|anywhere|any\s+place)\s+(?:{{Praise}})\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    [GeneratedRegex(
        """
        \b(?:open\s+(?:right\s+)?now|still\s+open|open\s+at\s+the\s+moment|currently\s+open)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex OpenNow();

    private const string BeforeName = @"(?=\s+(?:(?:da|di|del|della|de|la|le|al|zum)\s+)?(?!(?i:restaurants?|places?|food|kitchen|cuisine|spots?"
        + @"|bars?)\b)(?-i:\p{Lu}[\p{Ll}'’]))";

    private static Regex NameStart { get; } = new(
        $$"""
        (?-i:(?=\p{Lu}\p{Ll}))\b{{KitchenTable.Pattern}}\b{{BeforeName}}
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    private static Regex Cuisine { get; } = new(
        $$"""
        (?!(?-i:\p{Lu}\p{Ll})[\p{L}]*{{BeforeName}})\b{{KitchenTable.Pattern}}\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
