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
        int spelled = Array.LastIndexOf(words, "spelled");
        SpokenCode? found = SpokenCodeParser.Find(words, MinLength).LastOrDefault(code =>
            code.Symbols.All(char.IsAsciiLetter) && (spelled >= 0 ? code.Start == spelled + 1 : IsIntroduced(words, code)));
        return found is null ? null : new SpelledName(found.Symbols.ToLowerInvariant(), found.Start, found.Length);
    }

    // "the code is kilo two" is no name.
    private static bool IsIntroduced(string[] words, SpokenCode code) => code.Start > 0
        && (words[code.Start - 1] is "name" or "under" || (code.Start > 1 && words[code.Start - 1] == "is" && words[code.Start - 2] == "name"));
}
