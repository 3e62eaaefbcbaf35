using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Recognises that an existing booking is to be cancelled, in the forms people use.</summary>
internal static class CancelWords
{
    private const string Thing = @"(?:(?:my|the|our|that|this|it|everything|tonight'?s|tomorrow'?s|(?:mon|tues|wednes|thurs|fri|satur|sun)day'?s?)\s+)*(?:\w+(?:'s)?\s+){0,2}?(?:bookings?|reservations?|tables?|dinner|lunch|brunch)";

    /// <summary><see cref="Intents.Cancel"/>, <see cref="Intents.Refrain"/> when cancelling is expressly not wanted, or none.</summary>
    public static Intents Read(string sentence) =>
        NotWanted().IsMatch(sentence) ? Intents.Refrain
        : AskedAbout().IsMatch(sentence) ? Intents.None
        : Outright().IsMatch(sentence) || (NotComing().IsMatch(sentence) && !OtherwiseWanted().IsMatch(sentence)) ? Intents.Cancel
        : Intents.None;

    private static Regex? _notWanted;

    private static Regex NotWanted() => _notWanted ??= new(@"\b(?:don'?t|do\s+not|never|didn'?t|no\s+need\s+to|not\s+(?:want\s+)?to|without|instead\s+of)\s+(?:\w+\s+)?cancel", RegexOptions.IgnoreCase);

    private static Regex? _askedAbout;

    private static Regex AskedAbout() => _askedAbout ??= new(@"\b(?:can|could|may|when|until\s+when|how\s+late|how\s+long)\s+(?:can\s+|could\s+|may\s+)?(?:i|we)\s+(?:still\s+)?cancel\s+(?:later|any\s*time|for\s+free|up\s+to|until|if|at\s+(?:the\s+)?last)|\bcancell?ation\s+(?:policy|fee|deadline|terms?)\b|\bhow\s+(?:do|can|would)\s+(?:i|we)\s+cancel\b|\bfree\s+cancell?ation\b", RegexOptions.IgnoreCase);

    private static Regex? _outright;

    private static Regex Outright() => _outright ??= new(@"\b(?:cancel(?!l?ed\b)\w*|cancellation\s+please|un-?book|call\s+(?:it|that|this|" + Thing + @")\s+off|call\s+off|(?:delete|drop|scrap|scratch|remove|kill|undo|ditch|lose|release|get\s+rid\s+of|give\s+up|forget\s+about|back\s+out\s+of|pull\s+out\s+of)\s+" + Thing + @")\b|^\W*(?:(?:actually|ok|no|please|sorry)[,\s]+)*(?:scrap|scratch|drop|bin|axe)\s+(?:it|that|this|the\s+whole\s+thing)\W*(?:please\W*)?$|\bcalled\s+off\b|\bneed(?:s)?\s+(?:to\s+be\s+)?cancelled\b", RegexOptions.IgnoreCase);

    private static Regex? _notComing;

    private static Regex NotComing() => _notComing ??= new(@"(?<!\bof\s)\b(?:we|i|us)(?:'re|'m|'ll|\s+are|\s+am|\s+will)?\s+(?:just\s+|really\s+)?(?:can'?t|can\s+not|cannot|couldn'?t|won'?t(?:\s+be(?:\s+able\s+to)?)?|will\s+not(?:\s+be)?|not\s+be|not|unable\s+to|don'?t|do\s+not|no\s+longer|aren'?t)\s+(?:going\s+to\s+)?(?:(?:be\s+)?able\s+to\s+)?(?:make\s+it|mak(?:e|ing)\s+(?:our|my|the|tonight|tomorrow)|com(?:e|ing)|be\s+there|be\s+coming|keep(?:ing)?\s+(?:it|the|our|my)|show(?:ing)?\s+up|need(?:ing)?\s+(?:the|our|my|that|a)\s+" + @"(?:\w+\s+)?(?:table|booking|reservation)|be\s+needing)\b|\b(?:the|our|my)\s+(?:table|booking|reservation)\s+(?:is|are)(?:n'?t|\s+not|\s+no\s+longer)\s+(?:needed|required|wanted)|\bno\s+longer\s+(?:need|want|coming)\b", RegexOptions.IgnoreCase);

    private static Regex? _otherwiseWanted;

    private static Regex OtherwiseWanted() => _otherwiseWanted ??= new(@"\b(?:instead|(?:can|could|may|shall)\s+(?:we|i|you)\s+(?:come|move|do|make|change|have)|(?:what|how)\s+about|move\s+(?:it|that|us)|make\s+(?:it|that)\s+(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|half|at|for|on)|would\s+(?:do|work|be\s+better)|but\s+(?:we\s+can|i\s+can|at|on|we\s+could))\b", RegexOptions.IgnoreCase);
}
