using System.Text.RegularExpressions;
using Concierge.Calls.Results;
using Concierge.Contracts;

namespace Concierge.Calls.Blocking;

/// <summary>
/// Finds out from a callee's words whether the number must not be called again. Only plain words count: a restaurant that says "you need not call again to
/// confirm", "don't call before five" or "guests who don't call again lose the table" has not asked for it.
/// </summary>
internal static partial class CalleeObjectionDetector
{
    /// <summary>
    /// Finds out from the callee's turns and from what the voice agent reported. The agent understands words that no pattern has; but it is not believed
    /// where the callee said nothing, or gave a table.
    /// </summary>
    /// <returns>The reason; <see langword="null"/> for none.</returns>
    public static BlockReason? Find(IReadOnlyList<TranscriptTurn> turns, ReportedOutcome? report) =>
        Find(turns) ?? (report is { Objection: { } objection, Outcome: CallOutcome.Declined or CallOutcome.Unclear or CallOutcome.NeedsCustomer }
            && turns.Any(turn => turn.Speaker == Speaker.Restaurant && !string.IsNullOrWhiteSpace(turn.Text))
                ? objection
                : null);

    /// <summary>Reads the callee's turns.</summary>
    /// <returns>The last reason that the callee gave; <see langword="null"/> for none.</returns>
    public static BlockReason? Find(IEnumerable<TranscriptTurn> turns) => turns
        .Where(turn => turn.Speaker == Speaker.Restaurant)
        .Select(turn => Find(turn.Text))
        .LastOrDefault(reason => reason is not null);

    private static BlockReason? Find(string text)
    {
        var words = text.Replace('’', '\'');
        return DoNotCall().IsMatch(words) || NoCallsWanted().IsMatch(words) || LeaveAlone().IsMatch(words) || OffTheList().IsMatch(words)
            ? BlockReason.DoNotCall
            : (WrongNumber().IsMatch(words) || NoRestaurant().IsMatch(words) || AnotherBusiness().IsMatch(words)) && !IsTheRestaurant().IsMatch(words)
                ? BlockReason.WrongNumber
                : null;
    }

    // A request to the caller never to call again. Speech recognition may leave out apostrophes and full stops.
    [GeneratedRegex(
        """
        (?:
            (?<!\b(?:if\s+you|when\s+you|unless\s+you|they|who|people|guests|we|i|he|she|why)\s+)\b(?:do\s+not|don'?t|never)\s+(?:you\s+)?
            | \b(?:appreciate|rather|prefer|grateful|better|happy|like)\b.{0,20}\byou\s+(?:did\s+not|didn'?t|do\s+not|don'?t|never)\s+
            | \bnot\s+to\s+ | \bto\s+not\s+ | \b(?:could|can|would)\s+you\b.{0,20}\bnot\s+
        )
        (?:ever\s+)?(?:call|phone|ring|dial|telephone|contact|bother)\s+
        (?:(?:us|me|here|(?:this|our)\s+(?:number|place|line|phone|restaurant))\s+)?(?:back\W+)?(?:ever\s+)?
        (?:again|any\s*more|any\s+longer|no\s+more|ever|in\s+(?:the\s+)?future)\b
        (?!\W*(?:to|until|till|unless|before|if|about|when|while|during|between|today|tonight|this\s+(?:week|evening|morning)|on\s+\w+days?)\b)
        | \bdon'?t\s+you\s+(?:dare|ever)\s+(?:call|phone|ring|dial)\b
        | (?<!\b(?:who|people|guests|they|he|she)\s+)\bnever\s+(?:calls|phones|rings|dials)\s+(?:(?:us|me|here|this\s+number)\s+)?(?:again|any\s*more)\b
        | (?:^|[.,;!?]\s*|\bplease\s+)never\s+(?:ever\s+)?(?:call|phone|ring|contact)\s+(?:us|me|here|this\s+number)\b
            (?!\s+(?:until|unless|before|if|when|on)\b)
        | \b(?:stop|quit)\s+(?:calling|phoning|ringing|contacting|bothering)
            (?:\s+(?:us|me|here|(?:on\s+)?(?:this|our|my)\s+(?:number|phone|line))\b|\W*$|\s*[.!?,;])
        | \bnot\s+interested\b.{0,40}\b(?:do\s+not|don'?t)\s+(?:call|phone|ring|contact)\b
        | \bif\s+you\s+(?:call|phone|ring)\s+(?:(?:us|me|here)\s+)?again\b.{0,40}\b(?:report|reporting|police|lawyer|block)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex DoNotCall();

    // Not this call alone, but calls as such are unwelcome. "We don't take any calls after nine" has a time.
    [GeneratedRegex(
        """
        \b(?:we|i)(?:\s+do(?:\s+not|n'?t)|\s+would(?:\s+not|n'?t)|'d\s+not)\s+(?:want|wish|like|need|accept|appreciate)\s+
            (?:to\s+be\s+(?:called|phoned|contacted)\b(?!\s+(?:until|before|after|on|at)\b)
                | (?:any\s+more|these|any|such|your|automated|robot|machine|computer)\s+calls\b
                    (?!\s+(?:after|before|during|between|until|on|at|for|today|tonight)\b))
        | \b(?:do\s+not|don'?t|never)\s+(?:want|wish|like|need)\s+to\s+hear\s+from\s+(?:you|your|this|these|any|robots|machines|bots|computers)\b
            (?!\s+(?:until|before|after|on|about|by|today|tonight)\b)
        | \b(?:do\s+not|don'?t)\s+consent\s+to\b.{0,15}\b(?:called|phoned|contacted|calls|calling)\b
        | \bnot\s+to\s+be\s+(?:called|(?:tele)?phoned|contacted|rung)\b(?!\s+(?:until|before|after|on|at|between|when|while|during)\b)
        | \b(?:we|i)(?:'?re|'?m|\s+are|\s+am)?(?:\s+not|n'?t)\s+(?:called|(?:tele)?phoned|contacted|rung)\b
            .{0,30}\b(?:again|any\s*more|in\s+(?:the\s+)?future)\b
        | \bno\s+(?:more\s+)?(?:robots|bots|machines|computers)\s+on\s+(?:my|our|this)\s+(?:phone|telephone|line)\b
        | \bno\s+more\s+(?:of\s+these\s+)?(?:phone\s+|robot\s+)?call(?:s|ing)\b(?!\s+(?:after|before|during|until|on|at|for|today|tonight)\b)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex NoCallsWanted();

    // "Leave me alone for a minute" and "when was the last time I heard from you" ask for nothing.
    [GeneratedRegex(
        """
        \bleave\s+(?:us|me|(?:this|our|my)\s+(?:number|line|phone|place|restaurant))\s+alone\b(?!\s+for\s+(?:a|one|two|five|ten)\b)
        | (?<!\bwhen\s+)\b(?:is|was|be)\s+the\s+last\s+time\s+(?:i|we)\s+heard?\s+from\b
        | \bblacklist\s+(?:us|me|(?:this|our|my)\s+number)\b
        | \bblock\s+(?:us|me|(?:this|our|my)\s+number)\b(?!\s+(?:a|out|in|off|for|from)\b)
        | (?<!\b(?:not|n't|dont|never)\s+)\bforget\s+(?:this|our|my)\s+(?:phone\s+)?number\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex LeaveAlone();

    [GeneratedRegex(
        """
        \b(?:take|remove|delete|get|strike)\s+(?:us|me|(?:this|our|my)\s+(?:phone\s+)?number)\s+(?:off|from|out)\s+(?:of\s+)?
            (?:(?:your|the|this|that|whatever)\s+)?(?:call(?:ing)?\s+)?(?:list|system|database|records)\b
        | \b(?:remove|delete|erase|lose)\s+(?:this|our|my)\s+(?:phone\s+)?number\b
        | \b(?:put|add)\s+(?:us|me|(?:this|our|my)\s+number)\s+(?:on|to|onto)\s+(?:your|the|a)\s+(?:do\s*-?\s*not|don'?t|no)\s*-?\s*call\s+list\b
        | \b(?:be|get)\s+taken\s+off\s+(?:of\s+)?(?:your|the|this|that|whatever)\s+(?:call(?:ing)?\s+)?list\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex OffTheList();

    // "That's the wrong number" may be the party's.
    [GeneratedRegex(
        """
        \byou(?:'?ve|\s+have|\s+must\s+have)?\s+(?:(?:got|have|dialled|dialed|called|reached|rung)\s+)?(?:the|a)\s+wrong\s+number\b(?!\s+(?:of|down)\b)
        | \b(?:this|it)(?:'?s|\s+is)\s+(?:the\s+|a\s+)?wrong\s+number\b(?!\s+(?:of|down|on)\b)
        | (?:^|[.!?]\s+)\W*(?:(?:sorry|no|oh|hello)\W+)*wrong\s+number\b(?!\s+(?:of|down|on)\b)
        | \bmis-?dial+ed\b
        | \bone\s+(?:digit|number)\s+(?:off|out|different|away)\b
        | \b(?:isn'?t|is\s+not|hasn'?t\s+been|has\s+not\s+been)\s+(?:their|the\s+restaurant'?s)\s+number\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex WrongNumber();

    [GeneratedRegex(
        """
        \b(?:this|it|we|i)(?:'?s|\s+is|'?re|\s+are|'?m|\s+am)?(?:\s+not|n'?t)\s+a\s+restaurant\b(?!\s+(?:for|that|where|with)\b)
        | \b(?:this|it)\s+is(?:\s+not|n'?t)\s+a\s+restaurant\b(?!\s+(?:for|that|where|with)\b)
        | \bno\s+(?:such\s+)?restaurant\s+(?:here|at\s+this|on\s+this)\b
        | \bthis\s+is\s+my\s+own\s+(?:phone\s+)?number\b
        | \b(?:this\s+is|it'?s)\s+(?:a\s+)?residence\b
        | \b(?:this\s+is|it'?s|you(?:'?ve|\s+have)\s+(?:reached|called|dialled|dialed))\s+(?:a|my|somebody'?s|someone'?s)\s+
            (?:private|home|personal)\s+(?:house|home|number|residence|phone|line)\b
        | \bthis\s+is\s+(?:somebody|someone)'?s\s+(?:mobile|cell|phone|house|home)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex NoRestaurant();

    // Another business answers: "this number belongs to a nail salon now", "you're through to the parish office".
    [GeneratedRegex(
        """
        \b(?:this|the|their)\s+(?:phone\s+)?(?:number|line)\s+(?:now\s+)?belongs\s+to\b(?!\s+(?:us|(?:the|our)\s+restaurant)\b)
        | \b(?:they|(?:the|that)\s+(?:\w+\s+)?(?:restaurant|place))\s+had\s+this\s+(?:number|line)\b
        | \b(?:you(?:'?re|\s+are|'?ve\s+come)\s+through\s+to|you(?:'?ve|\s+have)\s+(?:reached|called|got))\s+(?:the|a|an)\s+(?!restaurant)(?:\w+\s+){0,2}
            (?:office|shop|salon|clinic|surgery|school|church|garage|bank|library|police|laundromat|pharmacy|dentist'?s?|doctor'?s|hairdresser'?s?)\b
        | \b(?:this\s+is|we'?re|we\s+are)\s+(?:the|a|an)\s+(?:\w+\s+){0,2}
            (?:office|shop|salon|clinic|surgery|school|church|garage|bank|library|laundromat|pharmacy|firm|dentist'?s?|hairdresser'?s?)\b
            (?!\s+(?:and|with)\b)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex AnotherBusiness();

    [GeneratedRegex(@"\b(?:this\s+is|it\s+is|we'?re|we\s+are)\s+the\s+(?:\w+\s+)?restaurant\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IsTheRestaurant();
}
