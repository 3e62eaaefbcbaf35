using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Reads the restaurant's name.</summary>
internal static class RestaurantWords
{
    /// <summary>Takes the restaurant.</summary>
    /// <param name="text">The sentence, days, times, parties and numbers already taken.</param>
    /// <param name="expected">Whether the sentence answers the question for the restaurant.</param>
    /// <param name="bookingWords">Whether the sentence holds other parts of a booking, so that a name at its beginning is a restaurant's.</param>
    public static RestaurantReading Read(MaskedText text, bool expected, bool bookingWords)
    {
        if (SamePlace().IsMatch(text.Rest))
        {
            return new RestaurantReading(null, Same: true);
        }

        // "at Luigi's" is surer than "book Luigi's", and that surer than a name at the beginning.
        foreach (var trigger in new[] { AfterAt(), AfterVerb(), AfterFor(), AfterIs(), AfterTo() })
        {
            foreach (Match match in trigger.Matches(text.Rest))
            {
                if (NameAt(text, match.Index + match.Length) is { } reading)
                {
                    return reading;
                }
            }
        }

        if (expected || bookingWords)
        {
            var start = LeadIn().Match(text.Rest).Length;
            if ((expected || (start < text.Rest.Length && (char.IsUpper(text.Rest[start]) || Owner().IsMatch(text.Rest, start)))) && NameAt(text, start) is { } leading)
            {
                return leading;
            }
        }

        return bookingWords ? StandingAlone(text) ?? new RestaurantReading(null) : new RestaurantReading(null);
    }

    // "8 covers, Blue Fig, Thursday": a stretch of its own that nothing else has taken.
    private static RestaurantReading? StandingAlone(MaskedText text)
    {
        foreach (Match match in Alone().Matches(text.Rest))
        {
            if (NameAt(text, match.Index) is { } reading)
            {
                return reading;
            }
        }

        return null;
    }

    private static RestaurantReading? NameAt(MaskedText text, int start)
    {
        var match = Name().Match(text.Rest, start);
        if (!match.Success || match.Index != start)
        {
            return null;
        }

        var name = TrailingWords().Replace(LeadingKind().Replace(match.Value, ""), "").Trim();
        if (name.Length < 2 || NoName().IsMatch(name))
        {
            return null;
        }

        if (TwoOwners().Match(name) is { Success: true } two)
        {
            return new RestaurantReading(null, Question: $"I book one table at a time. Which first: {two.Groups["one"].Value} or {two.Groups["other"].Value}?");
        }

        text.Take(match.Index, match.Length);
        if (Second().Match(text.Rest, match.Index + match.Length) is { Success: true } second && second.Index == match.Index + match.Length)
        {
            return new RestaurantReading(null, Question: $"I book one table at a time. Which first: {name} or {second.Groups["name"].Value}?");
        }

        return new RestaurantReading(name) { Others = Fallbacks(text) };
    }

    // "Luigi's, or if they are full Da Mario, otherwise the Blue Fig": in the order in which they are named.
    private static IReadOnlyList<string> Fallbacks(MaskedText text) =>
        [.. text.TakeAll(Fallback()).OrderBy(match => match.Index).Select(match => TrailingWords().Replace(match.Groups["name"].Value, "").Trim())];

    private const string Stop = @"(?:for|on|at|by|around|about|please|as|of|end|early|late|that|whether|be|do|does|fit|seat|take|know|squeeze|need|needs|we're|we'll|we've|we'd|i'll|i've|they|they're|you|he|she|under|with|in|if|instead|then|there|from|after|before|between|to|but|because|since|so|is|it|we|i|i'm|i'd|my|our|me|us|this|next|a|an|or|again|and(?!\s+(?-i:\p{Lu}))|tomorrow|tonight|today|now|thanks|too|also|restaurant|would|will|has|have|can|could|not|no|reservation|reservations|table|booking|dinner|lunch|asap|first|otherwise|failing|else|alternatively|second|some\s*time|any\s*time)";
    private const string Word = @"[\p{L}\d][\p{L}\d'&.\-]*(?<![.\-])";

    private static Regex? _name;

    private static Regex Name() => _name ??= new(@"(?:(?i:the)\s+)?(?:(?i:restaurant)\s+)?(?!(?i:" + Stop + @")\b(?!'))" + Word + @"(?:\s+(?:&\s+)?(?!(?i:" + Stop + @")\b(?!'))(?:(?-i:and)\s+)?" + Word + "){0,5}");

    private const string ProperName = @"(?<name>(?:the\s+)?(?!(?:I|We|If|Otherwise|Else|Or|Then|Please|Thanks|And|My|The|A|It|Is|Can|Could)\b)\p{Lu}[\p{L}'&\-]*(?:\s+(?:(?:of|and|&|de|da|la|di|del)\s+)?\p{Lu}[\p{L}'&\-]*){0,4})";

    private static Regex? _second;

    private static Regex Second() => _second ??= new(@"\s*\band\s+(?:at\s+)?" + ProperName);

    private static Regex? _fallback;

    private static Regex Fallback() => _fallback ??= new(@"(?:\b(?i:or(?:\s+else|\s+maybe|\s+possibly|\s+otherwise)?|otherwise|else|alternatively|failing\s+that|(?:and\s+)?then|if\s+not|(?:second|third|next)\s+choice(?:\s+is)?:?|plan\s+b(?:\s+is)?:?|after\s+that)\s*,?\s*)(?:(?i:if\s+[^,;.¦]{2,50}?\b(?:full|booked(?:\s+up|\s+out)?|closed|busy|free|available|table|tables|room|luck|space|possible|work|can'?t|not)\b\s*,?\s*(?:then\s+)?)?)(?:(?i:try|call|at|ring|go\s+(?:to|for))\s+)*" + ProperName + @"|\b(?i:if)\s+[^,;.¦]{2,50}?\b(?i:full|booked(?:\s+up|\s+out)?|closed|busy|free|available|table|tables|room|luck|space|possible)\b\s*,?\s*(?:(?i:then|try|call|at|ring)\s+)*" + ProperName);

    private static Regex? _afterAt;

    private static Regex AfterAt() => _afterAt ??= new(@"(?:@\s*(?=\p{L})|\b(?:at|into|in(?=\s+(?:the\s+)?\p{Lu}\p{L}*'s)|go(?:ing)?\s+to(?!\s+be\b)|restaurant\s+called|place\s+called|called)\s+)[\s,]*(?=\S)", RegexOptions.IgnoreCase);

    private static Regex? _afterVerb;

    private static Regex AfterVerb() => _afterVerb ??= new(@"\b(?:(?:call|ring|phone)\s+up|see\s+(?:if|whether)|whether|ask|call|ring|phone|telephone|book|reserve|try|visit|with|from|choice:?|tell|(?:make\s+it|fancy|want|like|love|let|reschedule|postpone|(?:how|what)\s+about)(?=\s+(?:the\s+)?(?-i:\p{Lu})))\s+(?=[^\s¦])", RegexOptions.IgnoreCase);

    private static Regex? _afterIs;

    private static Regex AfterIs() => _afterIs ??= new(@"\b(?:[Ii]s|[Aa]re|[Dd]oes|[Dd]o|[Ww]ill|[Cc]an|[Cc]ould|[Ww]ould|[Hh]as)\s+(?=[^¦.,]{2,40}\b(?:open|close|closed|shut)\b|(?:the\s+)?\p{Lu}[^¦.,]{1,38}\s(?:do|have|fit|seat|take|got|any|squeeze|accommodate|manage)\b)");

    private static Regex? _alone;

    private static Regex Alone() => _alone ??= new(@"(?<=(?:^|[.,;:!?¦])\s*)(?:(?=(?:the\s+)?\p{Lu})(?=[^.,;:!?¦]{2,40}(?:\s*(?:$|[.,;:!?¦])|\s(?:for|on|at|by|please|under)\b))|(?=(?!(?:thanks|cheers|guests|friends|adults|hours|kids|please|hiya|always|yes|yours|gents|ladies|guys|folks|mates|sorry)\b)[\p{L}]{3,}'?s\s*(?:$|[.,;:!?¦]|for\b)))");

    private static Regex? _owner;

    private static Regex Owner() => _owner ??= new(@"\G(?!(?:thanks|cheers|guests|friends|adults|hours|kids|is|was|as|us|its|this|his)\b)\p{L}{3,}'?s(?=\s*¦)");

    private static Regex? _afterTo;

    private static Regex AfterTo() => _afterTo ??= new(@"\bto\s+(?=(?:the\s+)?\p{Lu})");

    private static Regex? _twoOwners;

    private static Regex TwoOwners() => _twoOwners ??= new(@"^(?<one>(?:the\s+)?\S+'s)\s+and\s+(?<other>(?:the\s+)?\S+'s)$", RegexOptions.IgnoreCase);

    private static Regex? _afterFor;

    private static Regex AfterFor() => _afterFor ??= new(@"\b[Ff]or\s+(?=(?:[Tt]he\s+)?\p{Lu}[\p{L}]*(?:'s|s')|(?:[Tt]he\s+)?(?:\p{Lu}[\p{L}]*\s+)*(?:Restaurant|Trattoria|Pizzeria|Caf[eé]|Bistro|Grill|Kitchen|Bar|Ristorante|Osteria|Diner|Steakhouse|Sushi|Inn|Palace|Garden)\b|(?:Restaurant|Trattoria|Pizzeria|Caf[eé]|Bistro|Ristorante|Osteria)\s)");

    private static Regex? _leadIn;

    private static Regex LeadIn() => _leadIn ??= new(@"^[\s,¦]*(?:(?:yes|ok|okay|sure|hi|hello|hey|yo|hiya|pls|plz|please|actually|no|and|then|the one called|it'?s|let'?s (?:try|do|go (?:to|with)))[\s,]+)*", RegexOptions.IgnoreCase);

    private static Regex? _noName;

    private static Regex NoName() => _noName ??= new(@"^(?:the\s+)?(?:we're|we'll|there'll|there's|one's|i'm|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|sorry|well|so|ah|oh|great|name's|what's|who's|where's|when's|how's|it's|that's|let's|here's|whichever|dinner|lunch|something|whatever|me|us|you|your|them|him|her|it|that|those|these|same|home|least|most|once|last|latest|window|bar|counter|terrace|table|seats?|somewhere|something|anywhere|any|some|friends?|family|kids|children|people|everyone|noon|night|weekend|moment|time|place|one|ones|what|who|why|how|when|where|which|can|could|i|i'd|i'll|i've|we'd|we'll|want|need|get|make|find|give|tell|hello|hi|hey|thanks|thank|cancel|change|move|switch|yes|no|ok|okay|sure|out|ahead|back|off|early|late|work|church|just|only|do|did|does|is|are|book|reserve|call|party|someone|nobody|another|different|other|restaurant|restaurants|nice|good|great|cheap|italian|french|chinese|chat|whatever|help|please|name|number|half|quarter)\b(?!')", RegexOptions.IgnoreCase);

    private static Regex? _leadingKind;

    private static Regex LeadingKind() => _leadingKind ??= new(@"^(?:the\s+)?restaurant\s+", RegexOptions.IgnoreCase);

    private static Regex? _trailingWords;

    private static Regex TrailingWords() => _trailingWords ??= new(@"\s+(?:restaurant|sounds|works|great|fine|instead|open|closed|close|still\s+open)$", RegexOptions.IgnoreCase);

    private static Regex? _samePlace;

    private static Regex SamePlace() => _samePlace ??= new(@"\b(?:same\s+(?:place|restaurant|one|table)|(?:book|call|eat|go|table|reservation|them|back|try)\s+(?:it\s+)?there|at\s+the\s+same|there\s+(?:for|on|at|tomorrow|again)|call\s+them)\b", RegexOptions.IgnoreCase);
}

/// <summary>What was said about the restaurant.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Same">Whether the one spoken of before is meant.</param>
/// <param name="Question">What must be asked first.</param>
internal sealed record RestaurantReading(string? Name, bool Same = false, string? Question = null)
{
    /// <summary>Restaurants to try after it, in order.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];
}
