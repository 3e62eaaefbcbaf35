namespace Concierge.Rehearsal.Language;

/// <summary>The phonetic alphabet of ICAO Annex 10, in the spellings that people use.</summary>
public static class PhoneticAlphabet
{
    private static readonly string[] Nato =
    [
        "alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet", "kilo", "lima", "mike", "november",
        "oscar", "papa", "quebec", "romeo", "sierra", "tango", "uniform", "victor", "whiskey", "x-ray", "yankee", "zulu",
    ];

    /// <summary>Gets the code word of a letter: <c>bravo</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The character is not a letter from A to Z.</exception>
    public static string GetCodeWord(char letter)
    {
        int index = char.ToUpperInvariant(letter) - 'A';
        ArgumentOutOfRangeException.ThrowIfNegative(index, nameof(letter));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, 25, nameof(letter));
        return Nato[index];
    }

    /// <summary>Gets the letter of a code word; <see langword="null"/> for other words.</summary>
    public static char? FromCodeWord(string word)
    {
        int index = word switch
        {
            "alfa" => 0,
            "juliett" => 9,
            "whisky" => 22,
            "xray" or "ray" => 23,
            _ => Array.IndexOf(Nato, word),
        };
        return index < 0 ? null : (char)('A' + index);
    }

    /// <summary>Gets the letter of a recognized word such as <c>b.</c>; <see langword="null"/> for other words.</summary>
    public static char? FromSpelledLetter(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word.Length == 2 && word[1] == '.' && char.IsAsciiLetter(word[0]) ? char.ToUpperInvariant(word[0]) : null;
    }
}
