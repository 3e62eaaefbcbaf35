namespace Concierge.Language.Reading.Words;

/// <summary>The words of an English dictionary. They are weak evidence for a name: "Anchor" may be one, "dinosaurs" hardly is.</summary>
internal static class EnglishWords
{
    private static readonly Lazy<WordList> Words = new(() => WordList.Load("Concierge.Language.Reading.Words.english-words.gz"));

    /// <summary>Whether a dictionary has the word, or the word without its possessive ending.</summary>
    public static bool Contains(string word) => Words.Value.Contains(word)
        || (word.EndsWith("'s", StringComparison.Ordinal) && Words.Value.Contains(word[..^2]));

    /// <summary>Whether no English sentence has the word: it is in no dictionary and no typing error of a frequent word.</summary>
    public static bool IsUnknown(string word) => word.Length > 1 && !CommonWords.ContainsMisspelt(word) && !Contains(word);
}
