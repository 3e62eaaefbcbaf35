namespace Concierge.Language.Reading.Words;

/// <summary>First names of people that are no English words.</summary>
internal static class FirstNames
{
    private static readonly Lazy<WordList> Names = new(() => WordList.Load("Concierge.Language.Reading.Words.first-names.gz"));

    /// <summary>Whether the word is one.</summary>
    public static bool Contains(string word) => Names.Value.Contains(word);
}
