using System.Text.RegularExpressions;

namespace Concierge.Media.Bridge;

/// <summary>Classifies short utterances that arrive while the agent speaks or says goodbye.</summary>
internal static partial class FarewellClassifier
{
    private const int MaxCourtesyWords = 12;
    private const double MinEchoShare = 0.6;

    /// <summary>Whether the utterance is only a goodbye in return, which needs no answer.</summary>
    public static bool IsGoodbye(string text) =>
        SplitWords(text).Count <= MaxCourtesyWords
        && CourtesyRegex().IsMatch(text)
        && !text.Contains('?', StringComparison.Ordinal)
        && !ContinuationRegex().IsMatch(text);

    /// <summary>Whether most of the words are the agent's own, returned as echo on the line.</summary>
    public static bool IsEcho(string heard, string said)
    {
        var words = SplitWords(heard);
        var own = SplitWords(said);
        return words.Count > 0 && own.Count > 0 && words.Count(own.Contains) >= words.Count * MinEchoShare && words.Count > 2;
    }

    private static List<string> SplitWords(string text) => [.. WordRegex().Matches(text.ToLowerInvariant()).Select(word => word.Value)];

    [GeneratedRegex("[a-z0-9']+")]
    private static partial Regex WordRegex();

    [GeneratedRegex(
        @"\b(?:bye|goodbye|thanks?|thank you|welcome|see you|have a|good (?:night|evening|day)|take care|cheers"
        + @"|pleasure|okay|great|perfect|lovely|alright)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex CourtesyRegex();

    [GeneratedRegex(@"\b(?:wait|hold on|one more|actually|sorry|but|what|which|who|when|how|could|can you|before you)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ContinuationRegex();
}
