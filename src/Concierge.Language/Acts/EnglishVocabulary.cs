using System.Collections.Frozen;

namespace Concierge.Language.Acts;

/// <summary>The English words that calls about tables consist of (english-words.txt).</summary>
internal static class EnglishVocabulary
{
    private static readonly FrozenSet<string> Words = EnglishWordList.Read("english-words.txt");

    /// <summary>Whether every word of a clause is known: from the list, a number, a single letter, or a word that the call has used before.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="ownWords">The words of this call: names, and what the agent said.</param>
    public static bool Knows(string clause, IReadOnlySet<string> ownWords) => FindUnknown(clause, ownWords) is null;

    /// <summary>Whether a single word is in the list or a number.</summary>
    public static bool Knows(string word) =>
        Words.Contains(word) || EnglishNumberReader.Read([word], 0) is not null || EnglishNumberWords.Find(EnglishNumberWords.Ordinals, word) is not null;

    /// <summary>Finds the first word of a clause that is not known.</summary>
    public static string? FindUnknown(string clause, IReadOnlySet<string> ownWords)
    {
        var words = EnglishTokenizer.Split(clause);
        for (var at = 0; at < words.Count; at++)
        {
            var word = words[at];
            if (word.Length > 1 && !char.IsAsciiDigit(word[0]) && !Words.Contains(word) && !ownWords.Contains(word)
                && EnglishNumberReader.Read(words, at) is null && EnglishNumberWords.Find(EnglishNumberWords.Ordinals, word) is null)
            {
                return word;
            }
        }

        return null;
    }
}
