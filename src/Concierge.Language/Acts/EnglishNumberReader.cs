using System.Globalization;

namespace Concierge.Language.Acts;

/// <summary>Reads a whole number at a place in the words of a clause, in digits or in words.</summary>
internal static class EnglishNumberReader
{
    private const int MaxDigits = 2;
    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty"];

    /// <summary>Whether a word is, or begins, a number or an ordinal.</summary>
    public static bool IsNumber(IReadOnlyList<string> words, int at) =>
        Read(words, at) is not null || char.IsAsciiDigit(words[at][0]) || EnglishNumberWords.Find(EnglishNumberWords.Ordinals, words[at]) is not null;

    /// <summary>Reads a number from 0 to 99 that begins at a word.</summary>
    /// <returns>The number and how many words it has; <see langword="null"/> if none begins there.</returns>
    public static (int Value, int Length)? Read(IReadOnlyList<string> words, int at)
    {
        if (at < 0 || at >= words.Count)
        {
            return null;
        }

        if (words[at].Length <= MaxDigits && int.TryParse(words[at], NumberStyles.None, CultureInfo.InvariantCulture, out var digits))
        {
            return (digits, 1);
        }

        var ten = Array.IndexOf(Tens, words[at]);
        if (ten > 0)
        {
            return at + 1 < words.Count && EnglishNumberWords.Find(EnglishNumberWords.Cardinals, words[at + 1]) is { } unit and > 0 and < 10
                ? ((ten * 10) + unit, 2)
                : (ten * 10, 1);
        }

        return EnglishNumberWords.Find(EnglishNumberWords.Cardinals, words[at]) is { } value ? (value, 1) : null;
    }
}
