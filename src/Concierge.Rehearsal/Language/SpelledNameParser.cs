namespace Concierge.Rehearsal.Language;

/// <summary>Finds a spelled name: letters or spelling words that follow <c>spelled</c>, <c>name</c>, <c>name is</c> or <c>under</c>.</summary>
public static class SpelledNameParser
{
    private const int MinLength = 2;

    /// <summary>Finds the last spelled name.</summary>
    /// <returns><see langword="null"/> without one. Letters with a digit among them are a code.</returns>
    public static SpelledName? Find(string[] words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (FindFirstExplained(words) is { } explained)
        {
            return FindExplained(words, explained);
        }

        int spelled = Array.LastIndexOf(words, "spelled");
        SpokenCode? found = SpokenCodeParser.Find(words, MinLength).LastOrDefault(code =>
            code.Symbols.All(char.IsAsciiLetter) && (spelled >= 0 ? code.Start == spelled + 1 : IsIntroduced(words, code)));
        return found is null ? null : new SpelledName(found.Symbols.ToLowerInvariant(), found.Start, found.Length);
    }

    // "L. B. as in bravo": where letters are explained, one alone before them is another word that was not made out.
    private static SpelledName? FindExplained(string[] words, int start) => IsNamed(words[..start])
        && SpokenCodeParser.Find([.. Enumerable.Repeat("", start), .. words[start..]], MinLength) is [.., var found]
        && found.Start == start && found.Symbols.All(char.IsAsciiLetter)
        ? new SpelledName(found.Symbols.ToLowerInvariant(), found.Start, found.Length)
        : null;

    // A name is announced, and no code after it.
    private static bool IsNamed(string[] words) => Array.FindLastIndex(words, word => word is "spelled" or "name" or "under")
        > Array.FindLastIndex(words, word => word is "code" or "confirmation" or "number");

    private static int? FindFirstExplained(string[] words)
    {
        for (int i = 1; i + 1 < words.Length; i++)
        {
            if (words[i] == "as" && words[i + 1] == "in")
            {
                return i - 1;
            }
        }

        return null;
    }

    // "the code is kilo two" is no name.
    private static bool IsIntroduced(string[] words, SpokenCode code) => code.Start > 0
        && (words[code.Start - 1] is "name" or "under" || (code.Start > 1 && words[code.Start - 1] == "is" && words[code.Start - 2] == "name"));
}
