using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Parses the restaurant's name.</summary>
internal static partial class RestaurantNameParser
{
    /// <summary>Takes the restaurant out of the text.</summary>
    /// <param name="text">The sentence without days, times, parties and phone numbers.</param>
    /// <param name="expected">Whether the sentence answers the question for the restaurant.</param>
    /// <param name="bookingWords">Whether the sentence contains other parts of a booking, so that a name at its start is a restaurant.</param>
    public static RestaurantReading Parse(MaskedText text, bool expected, bool bookingWords)
    {
        if (SamePlace.IsMatch(text.Remaining))
        {
            return new RestaurantReading(null, IsSameAsBefore: true);
        }

        // In order of certainty: "at Luigi's", "book Luigi's", a name at the start.
        foreach (var trigger in new[] { AfterAt, AfterVerb, AfterFor, AfterIs, AfterTo() })
        {
            foreach (Match match in trigger.Matches(text.Remaining))
            {
                if (TakeName(text, match.Index + match.Length) is { } reading)
                {
                    return reading;
                }
            }
        }

        if (expected || bookingWords)
        {
            var start = LeadIn.Match(text.Remaining).Length;
            var startsWithName = start < text.Remaining.Length && (char.IsUpper(text.Remaining[start]) || Owner().IsMatch(text.Remaining, start));
            if ((expected || startsWithName) && TakeName(text, start) is { } leading)
            {
                return leading;
            }
        }

        return bookingWords ? TakeSeparateName(text) ?? new RestaurantReading(null) : new RestaurantReading(null);
    }

    // "8 covers, Blue Fig, Thursday": a part of the sentence that no other parser has read.
    private static RestaurantReading? TakeSeparateName(MaskedText text)
    {
        foreach (Match match in Alone.Matches(text.Remaining))
        {
            if (TakeName(text, match.Index) is { } reading)
            {
                return reading;
            }
        }

        return null;
    }

    private static RestaurantReading? TakeName(MaskedText text, int start)
    {
        var match = Name.Match(text.Remaining, start);
        if (!match.Success || match.Index != start)
        {
            return null;
        }

        var name = TrailingWords().Replace(LeadingKind().Replace(match.Value, ""), "").Trim();
        if (name.Length < 2 || NoName.IsMatch(name))
        {
            return null;
        }

        if (TwoOwners().Match(name) is { Success: true } two)
        {
            return AskWhichFirst(two.Groups["one"].Value, two.Groups["other"].Value);
        }

        text.Take(match.Index, match.Length);
        if (Second.Match(text.Remaining, match.Index + match.Length) is { Success: true } second && second.Index == match.Index + match.Length)
        {
            return AskWhichFirst(name, second.Groups["name"].Value);
        }

        return new RestaurantReading(name) { Fallbacks = TakeFallbacks(text) };
    }

    private static RestaurantReading AskWhichFirst(string first, string second) =>
        new(null, Question: $"I book one table at a time. Which first: {first} or {second}?");

    // "Luigi's, or if they are full Da Mario, otherwise the Blue Fig": in the order of the sentence.
    private static IReadOnlyList<string> TakeFallbacks(MaskedText text) =>
        [.. text.TakeAll(Fallback).OrderBy(match => match.Index).Select(match => TrailingWords().Replace(match.Groups["name"].Value, "").Trim())];

    // A name ends before these words.
    private const string Stop =
        """
        (?:
            for|on|at|by|around|about|please|as|of|end|early|late|that|whether|be|do|does|fit|seat|take|know|squeeze
          | need|needs|we're|we'll|we've|we'd|i'll|i've|they|they're|you|he|she|under|with|in|if|instead|then
          | there|from|after|before|between|to|but|because|since|so|is|it|we|i|i'm|i'd|my|our|me|us|this|next|a|an
          | or|again|and(?!\s+(?-i:\p{Lu}))|tomorrow|tonight|today|now|thanks|too|also|restaurant|would|will|has
          | have|can|could|not|no|reservation|reservations|table|booking|dinner|lunch|asap|first|otherwise|failing
          | else|alternatively|second|some\s*time|any\s*time
        )
        """;

    // A word of a name: "Luigi's", "21", "B.B.Q"
    private const string Word = @"[\p{L}\d][\p{L}\d'&.\-]*(?<![.\-])";

    // Up to six words, none of them a stop word: "The Blue Fig", "Salt and Pepper"
    private static Regex Name { get; } = new(
        $$"""
        (?:(?i:the)\s+)?(?:(?i:restaurant)\s+)?(?!(?i:{{Stop}})\b(?!')){{Word}}
        (?:\s+(?:&\s+)?(?!(?i:{{Stop}})\b(?!'))(?:(?-i:and)\s+)?{{Word}}){0,5}
        """,
        RegexOptions.IgnorePatternWhitespace);

    // Capitalised words: "the House of Curry"
    private const string ProperName =
        """
        (?<name>
            (?:the\s+)?(?!(?:I|We|If|Otherwise|Else|Or|Then|Please|Thanks|And|My|The|A|It|Is|Can|Could)\b)
            \p{Lu}[\p{L}'&\-]*(?:\s+(?:(?:of|and|&|de|da|la|di|del)\s+)?\p{Lu}[\p{L}'&\-]*){0,4}
        )
        """;

    // "… and at Da Mario"
    private static Regex Second { get; } = new(
        $$"""
        \s*\band\s+(?:at\s+)?{{ProperName}}
        """,
        RegexOptions.IgnorePatternWhitespace);

    private static Regex Fallback { get; } = new(
        $$"""
          # "otherwise Da Mario", "or if they are full try Da Mario"
          (?:
              \b(?i:
                  or(?:\s+else|\s+maybe|\s+possibly|\s+otherwise)?
                | otherwise|else|alternatively|failing\s+that
                | (?:and\s+)?then
                | if\s+not
                | (?:second|third|next)\s+choice(?:\s+is)?:?
                | plan\s+b(?:\s+is)?:?
                | after\s+that
              )\s*,?\s*
          )(?:
              (?i:
                  if\s+[^,;.¦]{2,50}?\b(?:
                      full|booked(?:\s+up|\s+out)?|closed|busy|free|available|table|tables|room|luck|space|possible
                    | work|can'?t|not
                  )\b\s*,?\s*(?:then\s+)?
              )?
          )(?:(?i:try|call|at|ring|go\s+(?:to|for))\s+)*{{ProperName}}
          # "if they are full, Da Mario"
        | \b(?i:if)\s+[^,;.¦]{2,50}?\b(?i:
              full|booked(?:\s+up|\s+out)?|closed|busy|free|available|table|tables|room|luck|space|possible
          )\b\s*,?\s*(?:(?i:then|try|call|at|ring)\s+)*{{ProperName}}
        """,
        RegexOptions.IgnorePatternWhitespace);

    // "at", "@", "going to", "a restaurant called"
    private static Regex AfterAt { get; } = new(
        """
        (?:
            @\s*(?=\p{L})
          | \b(?:
                at|into
              | in(?=\s+(?:the\s+)?\p{Lu}\p{L}*'s)
              | go(?:ing)?\s+to(?!\s+be\b)
              | restaurant\s+called|place\s+called|called
            )\s+
        )[\s,]*(?=\S)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // "call", "see if", "how about" before a name
    private static Regex AfterVerb { get; } = new(
        """
        \b(?:
            (?:call|ring|phone)\s+up
          | see\s+(?:if|whether)
          | whether|ask|call|ring|phone|telephone|book|reserve|try|visit|with|from|choice:?|tell
          | (?:make\s+it|fancy|want|like|love|let|reschedule|postpone|(?:how|what)\s+about)
            (?=\s+(?:the\s+)?(?-i:\p{Lu}))
        )\s+(?=[^\s¦])
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // "is" before a name
    private static Regex AfterIs { get; } = new(
        """
        \b(?:[Ii]s|[Aa]re|[Dd]oes|[Dd]o|[Ww]ill|[Cc]an|[Cc]ould|[Ww]ould|[Hh]as)\s+(?=
            # "is Luigi's open"
            [^¦.,]{2,40}\b(?:open|close|closed|shut)\b
            # "does Luigi's have …"
          | (?:the\s+)?\p{Lu}[^¦.,]{1,38}\s(?:do|have|fit|seat|take|got|any|squeeze|accommodate|manage)\b
        )
        """,
        RegexOptions.IgnorePatternWhitespace);

    // A part of the sentence between punctuation or words already taken.
    private static Regex Alone { get; } = new(
        """
        (?<=(?:^|[.,;:!?¦])\s*)(?:
            # "Blue Fig", up to the end of the part or "for", "on", "at"
            (?=(?:the\s+)?\p{Lu})(?=[^.,;:!?¦]{2,40}(?:\s*(?:$|[.,;:!?¦])|\s(?:for|on|at|by|please|under)\b))
            # "luigi's", in small letters
          | (?=
                (?!
                    (?:
                        thanks|cheers|guests|friends|adults|hours|kids|please|hiya|always|yes|yours|gents|ladies
                      | guys|folks|mates|sorry
                    )\b
                )[\p{L}]{3,}'?s\s*(?:$|[.,;:!?¦]|for\b)
            )
        )
        """,
        RegexOptions.IgnorePatternWhitespace);

    // "luigi's" directly before words already taken
    [GeneratedRegex(
        """
        \G(?!(?:thanks|cheers|guests|friends|adults|hours|kids|is|was|as|us|its|this|his)\b)\p{L}{3,}'?s(?=\s*¦)
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Owner();

    // "to Luigi's"
    [GeneratedRegex(@"\bto\s+(?=(?:the\s+)?\p{Lu})")]
    private static partial Regex AfterTo();

    // "Luigi's and Mario's"
    [GeneratedRegex(@"^(?<one>(?:the\s+)?\S+'s)\s+and\s+(?<other>(?:the\s+)?\S+'s)$", RegexOptions.IgnoreCase)]
    private static partial Regex TwoOwners();

    // "for" before a restaurant and not before a guest
    private static Regex AfterFor { get; } = new(
        """
        \b[Ff]or\s+(?=
            # "for Luigi's"
            (?:[Tt]he\s+)?\p{Lu}[\p{L}]*(?:'s|s')
            # "for the Blue Fig Bistro"
          | (?:[Tt]he\s+)?(?:\p{Lu}[\p{L}]*\s+)*(?:
                Restaurant|Trattoria|Pizzeria|Caf[eé]|Bistro|Grill|Kitchen|Bar|Ristorante|Osteria|Diner|Steakhouse
              | Sushi|Inn|Palace|Garden
            )\b
            # "for Trattoria …"
          | (?:Restaurant|Trattoria|Pizzeria|Caf[eé]|Bistro|Ristorante|Osteria)\s
        )
        """,
        RegexOptions.IgnorePatternWhitespace);

    // "yes, please", "ok, let's try" at the start of an answer
    private static Regex LeadIn { get; } = new(
        """
        ^[\s,¦]*(?:
            (?:
                yes|ok|okay|sure|hi|hello|hey|yo|hiya|pls|plz|please|actually|no|and|then|the[ ]one[ ]called|it'?s
              | let'?s[ ](?:try|do|go[ ](?:to|with))
            )[\s,]+
        )*
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    // A text that starts with one of these words is no restaurant's name.
    private static Regex NoName { get; } = new(
        """
        ^(?:the\s+)?(?:
            we're|we'll|there'll|there's|one's|i'm|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve
          | sorry|well|so|ah|oh|great|name's|what's|who's|where's|when's|how's|it's|that's|let's|here's|whichever
          | dinner|lunch|something|whatever|me|us|you|your|them|him|her|it|that|those|these|same|home|least|most
          | once|last|latest|window|bar|counter|terrace|table|seats?|somewhere|something|anywhere|any|some
          | friends?|family|kids|children|people|everyone|noon|night|weekend|moment|time|place|one|ones|what|who
          | why|how|when|where|which|can|could|i|i'd|i'll|i've|we'd|we'll|want|need|get|make|find|give|tell|hello
          | hi|hey|thanks|thank|cancel|change|move|switch|yes|no|ok|okay|sure|out|ahead|back|off|early|late|work
          | church|just|only|do|did|does|is|are|book|reserve|call|party|someone|nobody|another|different|other
          | restaurant|restaurants|nice|good|great|cheap|italian|french|chinese|chat|whatever|help|please|name
          | number|half|quarter
        )\b(?!')
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    [GeneratedRegex(@"^(?:the\s+)?restaurant\s+", RegexOptions.IgnoreCase)]
    private static partial Regex LeadingKind();

    [GeneratedRegex(
        """
        \s+(?:restaurant|sounds|works|great|fine|instead|open|closed|close|still\s+open)$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex TrailingWords();

    // "the same place", "book it there", "call them"
    private static Regex SamePlace { get; } = new(
        """
        \b(?:
            same\s+(?:place|restaurant|one|table)
          | (?:book|call|eat|go|table|reservation|them|back|try)\s+(?:it\s+)?there
          | at\s+the\s+same
          | there\s+(?:for|on|at|tomorrow|again)
          | call\s+them
        )\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
