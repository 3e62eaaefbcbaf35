using System.Text;

namespace Concierge.Rehearsal.Language;

/// <summary>Codes and numbers said symbol by symbol: <c>b. as in bravo kilo four double two</c>.</summary>
public static class Codes
{
    /// <summary>Finds the runs of at least <paramref name="atLeast"/> symbols, in order.</summary>
    public static IReadOnlyList<SpokenCode> Find(string[] words, int atLeast = 3)
    {
        ArgumentNullException.ThrowIfNull(words);
        var found = new List<SpokenCode>();
        var run = new StringBuilder();
        int start = 0;
        for (int i = 0; i <= words.Length;)
        {
            (string symbols, int length) = i < words.Length ? Symbol(words, i) : ("", 0);
            if (length > 0)
            {
                start = run.Length == 0 ? i : start;
                run.Append(symbols);
                i += length;
                continue;
            }

            if (run.Length >= atLeast)
            {
                found.Add(new SpokenCode(run.ToString(), start, i - start));
            }

            run.Clear();
            i++;
        }

        return found;
    }

    /// <summary>The longest run; <see langword="null"/> when there is none.</summary>
    public static SpokenCode? Longest(string[] words, int atLeast = 3) => Find(words, atLeast).MaxBy(code => code.Symbols.Length);

    private static (string Symbols, int Length) Symbol(string[] words, int i)
    {
        string word = words[i];
        if (word is "double" or "triple" && i + 1 < words.Length)
        {
            (string repeated, int length) = Symbol(words, i + 1);
            return repeated.Length == 1 ? (new string(repeated[0], word == "double" ? 2 : 3), length + 1) : ("", 0);
        }

        if (word is "dash" or "hyphen" && i > 0)
        {
            return ("", 1);
        }

        if (Letters.OfSpelled(word) is { } letter)
        {
            return SpelledLetter(words, i, letter);
        }

        if (Letters.OfCodeWord(word) is { } code)
        {
            return (code.ToString(), 1);
        }

        int digit = Numbers.Digit(word);
        return digit >= 0 ? (((char)('0' + digit)).ToString(), 1) : ("", 0);
    }

    // The word that explains a letter is heard better than the letter, so it decides.
    private static (string Symbols, int Length) SpelledLetter(string[] words, int i, char letter)
    {
        string next = Word(words, i + 1);
        if (letter is 'P' or 'A' && next == "m." && i > 0 && (words[i - 1] is "o'clock" || Numbers.Cardinal(words.AsSpan(i - 1)).Length > 0))
        {
            return ("", 0);
        }

        if (letter == 'X' && next == "ray")
        {
            return ("X", 2);
        }

        if (next is "as" or "for" or "like" or "in" or "is")
        {
            int explanation = next == "as" && Word(words, i + 2) is "in" or "an" ? i + 3 : i + 2;
            string explained = Word(words, explanation);
            if (explained == "x." && Word(words, explanation + 1) == "ray")
            {
                return ("X", explanation + 2 - i);
            }

            if (Letters.OfCodeWord(explained) is { } meant)
            {
                return (meant.ToString(), explanation + 1 - i);
            }

            bool ordinary = explained.Length > 1 && Letters.OfSpelled(explained) is null && Numbers.Digit(explained) < 0;
            return (letter.ToString(), next == "as" && ordinary ? explanation + 1 - i : 1);
        }

        return Letters.OfCodeWord(next) == letter ? (letter.ToString(), 2) : (letter.ToString(), 1);
    }

    private static string Word(string[] words, int i) => i < words.Length ? words[i] : "";
}
