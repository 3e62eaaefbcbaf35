using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Recognises what the guest wants.</summary>
internal static partial class IntentParser
{
    /// <summary>Returns all intents of a sentence.</summary>
    public static GuestIntents Parse(string sentence)
    {
        var intents = GuestIntents.None;
        foreach (var (pattern, intent) in Patterns)
        {
            intents |= pattern.IsMatch(sentence) ? intent : GuestIntents.None;
        }

        intents |= CancellationParser.Parse(sentence) | BookingListParser.Parse(sentence);
        if (intents.HasFlag(GuestIntents.ListBookings) && !intents.HasFlag(GuestIntents.Cancel))
        {
            // "What have I booked?" contains words of other intents.
            intents &= ~(GuestIntents.Book | GuestIntents.OffTopic | GuestIntents.DoNotCall | GuestIntents.Change);
        }

        return intents.HasFlag(GuestIntents.DoNotCall) ? intents & ~(GuestIntents.Book | GuestIntents.Accept) : intents;
    }

    /// <summary>Returns whether the sentence asks for something other than a table, even if it names a restaurant.</summary>
    public static bool IsOffTopic(string sentence) => Expressions.OtherTask.IsMatch(sentence);

    private static readonly (Regex Pattern, GuestIntents Intent)[] Patterns =
    [
        (Expressions.Refrain, GuestIntents.DoNotCall), (Expressions.Book, GuestIntents.Book), (Expressions.Yes, GuestIntents.Accept),
        (No(), GuestIntents.Reject), (Expressions.Change, GuestIntents.Change),
        (Expressions.Again, GuestIntents.RepeatCall), (Expressions.SmallTalk, GuestIntents.SmallTalk), (Expressions.OffTopic, GuestIntents.OffTopic),
    ];

    [GeneratedRegex(@"^\W*(?:(?:wait|hm+|um+|well|er+m?|actually|sorry)\W+)*(?:no|nope|nah|naw|no\s+thanks?|not\s+really"
        + @"|(?:i'?d\s+)?(?:rather|better)\s+not|never\s?mind|forget\s+it|leave\s+it|stop)\b", RegexOptions.IgnoreCase)]
    private static partial Regex No();

    // A class of its own: the tables above use the patterns while this type is initialized.
    private static class Expressions
    {
        public static Regex Refrain { get; } = new(
            """
              # "don't call them", "no need to book"
              \b(?:don'?t|do\s+not|never|didn'?t|shouldn'?t|won'?t|wouldn'?t|not\s+to|no\s+need\s+to|stop)\s+
              (?:\w+\s+){0,3}?(?:book(?:ing)?|call(?:ing)?|reserv(?:e|ing)|ring|phone|telephone|dial|go)\b
              # "we have already booked"
            | \b(?:i|we)(?:'ve|\s+have|\s+had)?\s+(?:already\s+)?(?:booked|reserved)\b
              # "how do I book"
            | \bhow\s+(?:do|can|would|could|should)\s+i\s+(?:book|reserve|make)\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex Book { get; } = new(
            """
            \b(?:
                book|bok|rez|reserve|reservation|reservations|booking|table|tables|call|ring|phone|telephone
              | squeeze\s+us|get\s+us\s+in|seats?\s+for|dinner|lunch|brunch|breakfast|supper|eat|dine|dining
            )\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex Yes { get; } = new(
            """
            ^\W*(?:
                yes|yep|yeah|yup|ok|okay|sure|please\s+do|go\s+ahead|do\s+it|do\s+that
              | book\s+(?:it|that|them)
              | take\s+(?:it|that)
              | let'?s\s+(?:do|take)\s+(?:it|that)
              | fine|perfect|great|sounds\s+good
              | that'?s\s+(?:fine|ok|okay|good|perfect|great)
              | that\s+works|works\s+for\s+me|correct|right|exactly|accept
            )\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex Change { get; } = new(
            """
            \b(?:
                make\s+(?:it|that)
              | change|instead|move\s+it|what\s+about|how\s+about|actually|rather
              | same\s+(?:place|restaurant)
              | there|sorry|i\s+mean|i\s+meant
              | we(?:'re|\s+are)\s+now
              | we(?:'re|\s+are)\s+\w+\s+now
              | add\s+[^.;]{2,40}\s+to\s+(?:my|our|the|that)\s+(?:booking|reservation|table)
              | reschedule|postpone
              | (?:move|push|bring|shift|switch)\s+(?:it|that|us|my|our|the)
              | (?:can|could)\s+(?:we|i)\s+come
            )\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex Again { get; } = new(
            """
            \b(?:
                try\s+(?:it\s+)?again
              | call\s+(?:them\s+|it\s+)?again
              | redial|retry|once\s+more|one\s+more\s+time
              | call\s+(?:them\s+)?back
            )\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex SmallTalk { get; } = new(
            """
            ^\W*(?:
                hi|hello|hey
              | good\s+(?:morning|evening|afternoon)
              | thanks?|thank\s+you|cheers|help|bye|goodbye|what\s+can\s+you\s+do|who\s+are\s+you|how\s+do\s+i
            )\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex OtherTask { get; } = new(
            """
              # "write me a poem", "translate …", "what is 3 + 4"
              ^\W*(?:please\s+|can\s+you\s+|could\s+you\s+|would\s+you\s+|i\s+(?:want|need)\s+you\s+to\s+|help\s+me\s+)*(?:
                  (?:write|compose|generate|draft)\s+(?:me\s+|us\s+)?(?:a|an|some|the|my|\d+)\s+
                  (?!table|booking|reservation)
                | translate\b|summari[sz]e\b|calculate\b|solve\b|sing\b|draw\b|recite\b|debug\b|remind\s+me\b
                | (?:tell|give)\s+(?:me\s+|us\s+)?(?:a|another|some)\s+(?:good\s+|funny\s+|short\s+)?
                  (?:jokes?|story|stories|poem|riddle|advice|fact|recipe)\b
                | what\s+(?:is|are)\s+\d+\s*[-+*/x]
                | how\s+(?:old|tall|far|big)\s+is\b
              )
              # "book a flight", "find me a plumber"
            | \b(?:book|reserve|order|get|buy|hire|rent|find|call|ring|phone)\s+(?:me\s+|us\s+|for\s+)?(?:(?:a|an|some|two|\d)\s+)(?:\w+\s+)?(?:
                  flights?|hotels?(?:\s+room)?|taxis?|cabs?|ubers?|trains?|rental\s+car|cars?|doctor|dentist|haircut
                | massage|tickets?|airbnb|plumber|babysitter|flat|apartment
              )\b(?!\s+(?:restaurant|bar|table|friendly))
              # "order me a pizza"
            | ^\W*(?:(?:please|can\s+you|could\s+you|i\s+want\s+to)\W+)*order\s+(?:me\s+|us\s+)?(?:a|an|some|two|\d)\s+(?:\w+\s+)?
              (?:pizzas?|burgers?|curry|curries|takeaways?|take-?outs?|deliver(?:y|ies)|foods?)\b(?!\s+(?:place|restaurant|table|joint))
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

        public static Regex OffTopic { get; } = new(
            """
              \b(?:
                  weather|joke|poem|recipe|translate|stock|news|football|homework|code|python|capital\s+of|president
                | meaning\s+of|calculate|flight|hotel|taxi|story|song|essay
              )\b
              # questions and tasks at the start of the sentence
            | ^\W*(?:why|who|what(?:'s|\s+is|\s+are|\s+was|\s+do)|tell\s+me|write|explain|play|sing)\b
            """,
            RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
    }
}
