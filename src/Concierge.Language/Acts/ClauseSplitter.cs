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
        var text = AccentRemover.Remove(turn).ToLowerInvariant().Replace('’', '\'');
        return
        [
            .. Boundary().Split(Abbreviation().Replace(text, match => match.Value.Replace(".", "", StringComparison.Ordinal)))
                .SelectMany(part => Conjunction().Split(part))
                .Select(part => Noise().Replace(part, " ").Trim())
                .Where(part => part.Length > 0 && part != "?"),
        ];
    }

    // After the mark, so that a question keeps it.
    [GeneratedRegex(@"(?<=\?)|[.!;:]+(?:\s|$)|,\s*|\s[-–—]+\s|—|\.{2,}|…")]
    private static partial Regex Boundary();

    // A new clause begins with each of these words, which belong to it.
    [GeneratedRegex(
        """
        \s+(?=(?:
            but | however | although | though | except | unless | provided | assuming | as\ long\ as | once | until | because | actually
            | oh | ooh | hang\ on | hold\ on | wait\ (?:a|no|wait) | sorry | otherwise
            # "Let me see if we have one" sets no condition.
            | (?<!\b(?:see|check|look|ask|know|sure|wonder|out)\ )if
            | so\ (?=that|it|we|you|i\b|i'|see|okay|the|your|ye)
            | and\ (?=i\b|i'|we|you|it|that|the\b|he\b|she\b|they|there|your|ye\b|my\b|then|now|so|can|could|do|is|are|will|would|no\b|yes)
            | or\ (?=i\b|we|you|do|are|is)
            # In the middle of what a recognizer writes without punctuation.
            | (?:when|after|as\ soon\ as)\ (?=i\b|he\b|she\b|they\b|we\b|the\b|someone\b|you\b|you'|your\b)
            | (?<!\b(?:fully|already|double|all|completely|is|been|are|not|have|has|had|i|we|he|she|they)\ )booked\ (?:you|ya|ye)\b
            | yes | yeah | yep | (?<!\b(?:be|it|that)\ )(?:okay|ok|alright) | you're\ welcome | thanks? | let\ me
                | got\ (?:you|ye) | no\ (?:problem|bother|worries|trouble)
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
