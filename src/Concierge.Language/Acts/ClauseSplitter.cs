using System.Text.RegularExpressions;
using Concierge.Language.Text;

namespace Concierge.Language.Acts;

/// <summary>Splits a turn into clauses, with and without punctuation: recognizers write none.</summary>
internal static partial class ClauseSplitter
{
    /// <summary>Splits a turn.</summary>
    /// <returns>Clauses in small letters, with single spaces; a question keeps its question mark.</returns>
    public static IReadOnlyList<string> Split(string turn)
    {
        var text = Repetition().Replace(Filler().Replace(AccentRemover.Remove(turn).ToLowerInvariant().Replace('’', '\''), " "), "$1 ");
        return
        [
            .. Boundary().Split(Abbreviation().Replace(text, match => match.Value.Replace(".", "", StringComparison.Ordinal)))
                .SelectMany(part => Conjunction().Split(part))
                .Select(part => Noise().Replace(part, " ").Trim())
                .SelectMany(SplitAnswer)
                .Where(part => part.Length > 0 && part != "?"),
        ];
    }

    // "Yes hon five for ruiz": the yes answers, whatever follows it.
    private static IEnumerable<string> SplitAnswer(string clause) =>
        (Answer().Match(clause) is { Success: true } answer ? answer.Length
            : Waiting().Match(clause) is { Success: true } waiting ? waiting.Length
            : 0) is var length and > 0
            ? [clause[..length], clause[(length + 1)..]]
            : [clause];

    // "Hang on my colleague gave it away": what follows counts on its own.
    [GeneratedRegex(@"^(?:oh )?(?:hang on|hold on|just an? (?:moment|second|minute|sec)|one (?:moment|second|sec|minute)|wait)(?= (?!for\b|until"
        + @"|please|on\b|a\b|sir\b|list|and\b|there\b|one\b|i\b))")]
    private static partial Regex Waiting();

    // Words that only fill a pause.
    [GeneratedRegex(@"(?<=^|[\s,.])(?:um+|uh(?![\s-]huh)|er|erm)\b[,.]*")]
    private static partial Regex Filler();

    // "I, I can": said twice.
    [GeneratedRegex(@"\b(i|the|we|it|that|you|not|so|and|that's|it's|i've|we've|yes|no|this|my|is|have|what)[,…]+\s*\1\s", RegexOptions.CultureInvariant)]
    private static partial Regex Repetition();

    [GeneratedRegex(
        """
        ^(?:it\ does|you\ are|they\ are|we\ do|i\ do|i\ have|it\ is)\ indeed(?=\ )
        | ^(?:yes|yeah|yep|yup|aye|certainly|absolutely|definitely|exactly)(?:\ (?:yes|yeah|yep|yup|sir|ma'am|madam|hon|love|mate|darling|dear|sure|indeed
            |of\ course
            |certainly|absolutely|definitely))*
        (?=\ (?!(?:right|no|nope|but|if|please|sure|sir|thanks|thank|that|okay|ok|great|good|correct|fine|indeed|of|not|possible|all\ right|alright|booked
            |confirmed
            |reserved|it\ is|we\ do|we\ can|you\ can|i\ can|should|possibly|maybe|probably|one|hold|wait|just|let)\b))
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Answer();

    // After the mark, so that a question keeps it.
    [GeneratedRegex(@"(?<=\?)|[.!;:]+(?:\s|$)|,\s*|\s[-–—]+\s|—|\.{2,}|…")]
    private static partial Regex Boundary();

    // A new clause begins with each of these words, which belong to it.
    [GeneratedRegex(
        """
        \s+(?=(?:
            but | however | although | though | except | unless | provided | assuming | as\ long\ as | once | until | because | actually
            | (?:scratch|scrap|forget|strike)\ (?:that|it) | oh | ooh | hang\ on | (?<!\b(?:soft|a|put|quick)\ )hold\ on | wait\ (?:a|no|wait) | sorry
                | otherwise
            # "Let me see if we have one" sets no condition.
            | even\ if | (?<!\b(?:see|check|look|ask|know|sure|wonder|out|even)\ )if
            # Not "he says yes", which is one statement.
            | so\ (?=that|it|we|you|i\b|i'|see|okay|the|your|ye)
            | and\ (?=i\b|i'|we|you|it|that|the\b|he\b|she\b|they|there|your|ye\b|my\b|then|now|so|can|could|do|is|are|will|would|no\b|yes)
            | or\ (?=i\b|we|you|do|are|is)
            # In the middle of what a recognizer writes without punctuation.
            | (?:when|after|as\ soon\ as)\ (?=i\b|he\b|she\b|they\b|we\b|the\b|someone\b|you\b|you'|your\b)
            | (?<!\b(?:fully|already|double|all|completely|is|been|are|not|have|has|had|i|we|he|she|they)\ )booked\ (?:you|ya|ye)\b
            | (?<!\b(?:says|said|say)\ )(?:yes|yeah|yep) | (?<!\b(?:be|it|that|says|said)\ )(?:okay|ok|alright) | you're\ welcome | thanks? | let\ me
                | got\ (?:you|ye) | (?:no\ )*no\ (?:problem|bother|worries|trouble)
            | (?<!\b(?:if|when|once|because|as|and|but|so|unless|until|think|say|said|sure|know|see|hope|than|what|where|how|who|while|before|after|or|like
                |whether|mean|now|then|says|not)\ )you(?:'re|\ are)
            # "The eleventh is cancelled, the fourth is there."
            | (?<=\b(?:cancell?ed|booked|confirmed|done|gone)\s+)(?:the\ )?(?:\w+day|\w+th|first|second|third|\w+\ (?:first|second|third))\ (?:is|stays
                |remains)
            # "What name should I put it under" is one question.
            | (?<!\b(?:if|when|once|that|because|as|and|but|so|unless|until|think|say|says|said|sure|know|see|hope|than|what|where|how|who|while|before
                |after|or|the|like|maybe|perhaps|possibly|probably|hopefully|guess|suppose|reckon|believe
                |should|shall|can|could|will|would|may|might|must|do|did|which)\ )
              (?:i've|i'll|we've|we'll|it's|that's|there's|i\ (?:write|wrote|put|make|made|cancel|delete|cross|remove|keep|have|can|book|enter|confirm)
                  |we\ (?:write|put|have|keep|can))
        )\b)
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Conjunction();

    [GeneratedRegex(@"\b[ap]\.\s?m\.?|\bno\.(?= \d)|\bst\.(?= \w)")]
    private static partial Regex Abbreviation();

    [GeneratedRegex("[^a-z0-9'?$£€]+")]
    private static partial Regex Noise();
}
