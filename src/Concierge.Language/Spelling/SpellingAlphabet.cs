using System.Collections.Frozen;

namespace Concierge.Language.Spelling;

/// <summary>The spelling alphabet of ICAO Annex 10, volume II, which restaurants in every country have heard.</summary>
internal static class SpellingAlphabet
{
    private static readonly string[] Words =
    [
        "Alfa", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliett", "Kilo", "Lima", "Mike", "November", "Oscar",
        "Papa", "Quebec", "Romeo", "Sierra", "Tango", "Uniform", "Victor", "Whiskey", "X-ray", "Yankee", "Zulu",
    ];

    private static readonly FrozenDictionary<string, char> Letters = Words.Select((word, index) => (Word: word, Letter: (char)('a' + index)))
        .Concat([(Word: "alpha", Letter: 'a'), (Word: "juliet", Letter: 'j'), (Word: "whisky", Letter: 'w'), (Word: "xray", Letter: 'x')])
        .ToFrozenDictionary(pair => pair.Word, pair => pair.Letter, StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the word of a letter: <c>Oscar</c>.</summary>
    /// <param name="letter">A letter from A to Z, of either case.</param>
    public static string GetWord(char letter) => Words[char.ToUpperInvariant(letter) - 'A'];

    /// <summary>Gets the letter of a word, in lower case; <see langword="null"/> for any other word.</summary>
    public static char? FindLetter(string word) => Letters.TryGetValue(word, out var letter) ? letter : null;
}
