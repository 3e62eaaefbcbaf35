using System.Globalization;

namespace Concierge.Language.Reading;

/// <summary>Reads a whole number in digits or words.</summary>
internal static class NumberGrammar
{
    private const int MaxParty = 999;

    /// <summary>Reads the number that begins at a token.</summary>
    /// <returns>The number and the position of the token after it; <see langword="null"/> if there is none.</returns>
    public static (int Value, int Next)? Read(IReadOnlyList<Token> tokens, int at)
    {
        if (at >= tokens.Count)
        {
            return null;
        }

        var word = tokens[at].Word;
        if (tokens[at].Kind == TokenKind.Number)
        {
            return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && digits <= MaxParty ? (digits, at + 1) : null;
        }

        if (word is "half" && At(at + 1) is "a" && At(at + 2) is "dozen")
        {
            return (6, at + 3);
        }

        if (word is "half" && At(at + 1) is "dozen")
        {
            return (6, at + 2);
        }

        if (word is "a" or "one" && At(at + 1) is "dozen")
        {
            return (12, at + 2);
        }

        if (word is "dozen")
        {
            return (12, at + 1);
        }

        if (word is "twa")
        {
            return (2, at + 1);
        }

        var value = NumberParser.Parse(word);
        if (value == 0 || !char.IsLetter(word[0]))
        {
            return null;
        }

        // "twenty four"
        return value is >= 20 and < 100 && value % 10 == 0 && NumberParser.Parse(At(at + 1)) is var unit and > 0 and < 10 && char.IsLetter(At(at + 1)[0])
            ? (value + unit, at + 2)
            : (value, at + 1);

        string At(int index) => index < tokens.Count ? tokens[index].Word : "";
    }
}
