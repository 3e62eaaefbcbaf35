using System.Text.RegularExpressions;

namespace Concierge.Agents.Questions;

/// <summary>Splits a language model's text into sentences, in any script.</summary>
internal static partial class SentenceSplitter
{
    /// <summary>Returns the sentences with their marks, without blanks around them.</summary>
    public static IReadOnlyList<string> Split(string text) =>
        [.. Sentence().Matches(text).Select(sentence => sentence.Value.Trim()).Where(sentence => sentence.Length > 0)];

    // A mark within a word ends no sentence: "7.30", "gpt-6.1".
    [GeneratedRegex(@"(?:[^.!?…。！？؟।\n]|[.!?…](?!\s|$|[.!?…]))+(?:[.!?…。！？؟।]+|\n|$)")]
    private static partial Regex Sentence();
}
