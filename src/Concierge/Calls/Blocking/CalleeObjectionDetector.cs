using System.Text.RegularExpressions;
using Concierge.Calls.Results;
using Concierge.Contracts;

namespace Concierge.Calls.Blocking;

/// <summary>
/// Finds out from a callee's words whether the number must not be called again. Only plain words count: a restaurant that says "you need not call again to
/// confirm" has not asked for it.
/// </summary>
internal static partial class CalleeObjectionDetector
{
    /// <summary>Reads the callee's turns.</summary>
    /// <returns>The last reason that the callee gave; <see langword="null"/> for none.</returns>
    public static BlockReason? Find(IEnumerable<TranscriptTurn> turns) => turns
        .Where(turn => turn.Speaker == Speaker.Restaurant)
        .Select(turn => Find(turn.Text))
        .LastOrDefault(reason => reason is not null);

    private static BlockReason? Find(string text)
    {
        var words = text.Replace('’', '\'');
        return DoNotCall().IsMatch(words) ? BlockReason.DoNotCall
            : WrongNumber().IsMatch(words) ? BlockReason.WrongNumber
            : null;
    }

    // Speech recognition may leave out apostrophes and full stops.
    [GeneratedRegex(
        """
        \b(?:please\s+)?(?:do\s+not|don'?t|never)\s+(?:you\s+)?(?:ever\s+)?(?:call|phone|ring)\s+(?:(?:us|me|here|this\s+number|this\s+place)\s+)?(?:ever\s+)?
            (?:again|any\s*more|any\s+longer)\b(?!\s+(?:to|until|unless|before|if|about))
        | \bstop\s+(?:calling|phoning|ringing)\s+(?:us|me|here|this\s+number)\b
        | \b(?:take|remove|delete)\s+(?:us|me|this\s+number|our\s+number)\s+(?:off|from)\s+(?:of\s+)?(?:your|the)\s+(?:call(?:ing)?\s+)?list\b
        | \b(?:we|i)\s+do(?:\s+not|n'?t)\s+want\s+(?:to\s+be\s+called|(?:any\s+more|these|any|such|your)\s+calls)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex DoNotCall();

    [GeneratedRegex(
        """
        \b(?:you(?:'?ve|\s+have)?\s+(?:got\s+|have\s+|dialled\s+|dialed\s+|called\s+)?(?:the|a)\s+wrong\s+number)\b(?!\s+of)
        | \b(?:this|that|it)(?:'?s|\s+is)\s+(?:the\s+|a\s+)?wrong\s+number\b(?!\s+of)
        | \b(?:this|it)\s+is(?:\s+not|n'?t)\s+a\s+restaurant\b(?!\s+(?:for|that|where|with))
        | ^\W*(?:sorry\W+)?wrong\s+number\b(?!\s+of)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex WrongNumber();
}
