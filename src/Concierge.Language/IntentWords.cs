using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>What a sentence wants done.</summary>
[Flags]
internal enum Intents
{
    /// <summary>Nothing recognised.</summary>
    None = 0,

    /// <summary>A table.</summary>
    Book = 1,

    /// <summary>Agreement with what was proposed.</summary>
    Yes = 2,

    /// <summary>Refusal of what was proposed.</summary>
    No = 4,

    /// <summary>Something about the request before is to be different.</summary>
    Change = 8,

    /// <summary>An existing booking is to be cancelled.</summary>
    Cancel = 16,

    /// <summary>The same call once more.</summary>
    Again = 32,

    /// <summary>Nobody is to be called.</summary>
    Refrain = 64,

    /// <summary>A greeting, thanks, or the question what can be done.</summary>
    SmallTalk = 128,

    /// <summary>A question or task that has nothing to do with a table.</summary>
    OffTopic = 256,

    /// <summary>A restaurant of some kind is looked for.</summary>
    Search = 512,

    /// <summary>The existing bookings are asked about.</summary>
    ListBookings = 1024,
}

/// <summary>Recognises what a sentence wants done.</summary>
internal static class IntentWords
{
    /// <summary>Every intent the sentence shows.</summary>
    public static Intents Read(string sentence)
    {
        var intents = Intents.None;
        foreach (var (pattern, intent) in Patterns)
        {
            intents |= pattern.IsMatch(sentence) ? intent : Intents.None;
        }

        intents |= CancelWords.Read(sentence) | ListWords.Read(sentence);
        intents &= intents.HasFlag(Intents.ListBookings) && !intents.HasFlag(Intents.Cancel) ? ~(Intents.Book | Intents.OffTopic | Intents.Refrain | Intents.Change) : (Intents)~0;
        return intents.HasFlag(Intents.Refrain) ? intents & ~(Intents.Book | Intents.Yes) : intents;
    }

    /// <summary>Whether the sentence plainly asks for something else than a table, whatever restaurant it also names.</summary>
    public static bool IsPlainlyOffTopic(string sentence) => OtherTask().IsMatch(sentence);

    private static readonly (Regex Pattern, Intents Intent)[] Patterns =
    [
        (Refrain(), Intents.Refrain), (Book(), Intents.Book), (Yes(), Intents.Yes), (No(), Intents.No), (Change(), Intents.Change),
        (Again(), Intents.Again), (SmallTalk(), Intents.SmallTalk), (OffTopic(), Intents.OffTopic),
    ];

    private static Regex? _refrain;

    private static Regex Refrain() => _refrain ??= new(@"\b(?:don'?t|do\s+not|never|didn'?t|shouldn'?t|won'?t|wouldn'?t|not\s+to|no\s+need\s+to|stop)\s+(?:\w+\s+){0,3}?(?:book(?:ing)?|call(?:ing)?|reserv(?:e|ing)|ring|phone|telephone|dial|go)\b|\b(?:i|we)(?:'ve|\s+have|\s+had)?\s+(?:already\s+)?(?:booked|reserved)\b|\bhow\s+(?:do|can|would|could|should)\s+i\s+(?:book|reserve|make)\b", RegexOptions.IgnoreCase);

    private static Regex? _book;

    private static Regex Book() => _book ??= new(@"\b(?:book|bok|rez|reserve|reservation|reservations|booking|table|tables|call|ring|phone|telephone|squeeze\s+us|get\s+us\s+in|seats?\s+for|dinner|lunch|brunch|breakfast|supper|eat|dine|dining)\b", RegexOptions.IgnoreCase);

    private static Regex? _yes;

    private static Regex Yes() => _yes ??= new(@"^\W*(?:yes|yep|yeah|yup|ok|okay|sure|please\s+do|go\s+ahead|do\s+it|do\s+that|book\s+(?:it|that|them)|take\s+(?:it|that)|let'?s\s+(?:do|take)\s+(?:it|that)|fine|perfect|great|sounds\s+good|that'?s\s+(?:fine|ok|okay|good|perfect|great)|that\s+works|works\s+for\s+me|correct|right|exactly|accept)\b", RegexOptions.IgnoreCase);

    private static Regex? _no;

    private static Regex No() => _no ??= new(@"^\W*(?:no|nope|nah|no\s+thanks?|never\s?mind|forget\s+it|leave\s+it|stop)\b", RegexOptions.IgnoreCase);

    private static Regex? _change;

    private static Regex Change() => _change ??= new(@"\b(?:make\s+(?:it|that)|change|instead|move\s+it|what\s+about|how\s+about|actually|rather|same\s+(?:place|restaurant)|there|sorry|i\s+mean|i\s+meant|we(?:'re|\s+are)\s+now|we(?:'re|\s+are)\s+\w+\s+now|add\s+[^.;]{2,40}\s+to\s+(?:my|our|the|that)\s+(?:booking|reservation|table)|reschedule|postpone|(?:move|push|bring|shift|switch)\s+(?:it|that|us|my|our|the)|(?:can|could)\s+(?:we|i)\s+come)\b", RegexOptions.IgnoreCase);

    private static Regex? _again;

    private static Regex Again() => _again ??= new(@"\b(?:try\s+(?:it\s+)?again|call\s+(?:them\s+|it\s+)?again|redial|retry|once\s+more|one\s+more\s+time|call\s+(?:them\s+)?back)\b", RegexOptions.IgnoreCase);

    private static Regex? _smallTalk;

    private static Regex SmallTalk() => _smallTalk ??= new(@"^\W*(?:hi|hello|hey|good\s+(?:morning|evening|afternoon)|thanks?|thank\s+you|cheers|help|bye|goodbye|what\s+can\s+you\s+do|who\s+are\s+you|how\s+do\s+i)\b", RegexOptions.IgnoreCase);

    private static Regex? _otherTask;

    private static Regex OtherTask() => _otherTask ??= new(@"^\W*(?:please\s+|can\s+you\s+|could\s+you\s+|would\s+you\s+|i\s+(?:want|need)\s+you\s+to\s+|help\s+me\s+)*(?:(?:write|compose|generate|draft)\s+(?:me\s+|us\s+)?(?:a|an|some|the|my|\d+)\s+(?!table|booking|reservation)|translate\b|summari[sz]e\b|calculate\b|solve\b|sing\b|draw\b|recite\b|debug\b|remind\s+me\b|(?:tell|give)\s+(?:me\s+|us\s+)?(?:a|another|some)\s+(?:good\s+|funny\s+|short\s+)?(?:jokes?|story|stories|poem|riddle|advice|fact|recipe)\b|what\s+(?:is|are)\s+\d+\s*[-+*/x]|how\s+(?:old|tall|far|big)\s+is\b)|\b(?:book|reserve|order|get|buy|hire|rent|find)\s+(?:me\s+|us\s+)?(?:(?:a|an|some|two|\d)\s+)(?:\w+\s+)?(?:flights?|hotels?(?:\s+room)?|taxis?|cabs?|ubers?|trains?|rental\s+car|cars?|doctor|dentist|haircut|massage|tickets?|airbnb|plumber|babysitter|flat|apartment)\b(?!\s+(?:restaurant|bar|table|friendly))", RegexOptions.IgnoreCase);

    private static Regex? _offTopic;

    private static Regex OffTopic() => _offTopic ??= new(@"\b(?:weather|joke|poem|recipe|translate|stock|news|football|homework|code|python|capital\s+of|president|meaning\s+of|calculate|flight|hotel|taxi|story|song|essay)\b|^\W*(?:why|who|what(?:'s|\s+is|\s+are|\s+was|\s+do)|tell\s+me|write|explain|play|sing)\b", RegexOptions.IgnoreCase);
}
