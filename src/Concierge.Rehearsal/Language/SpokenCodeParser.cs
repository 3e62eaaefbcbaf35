using System.Text;

namespace Concierge.Rehearsal.Language;

/// <summary>Finds codes and numbers that are spoken symbol by symbol: <c>b. as in bravo kilo four double two</c>.</summary>
public static class SpokenCodeParser
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
            (string symbols, int length) = i < words.Length ? ReadSymbol(words, i) : ("", 0);
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

    /// <summary>Finds the longest run. A single word within it that is not a symbol was misrecognized and counts as <c>?</c>.</summary>
    /// <returns><see langword="null"/> without one.</returns>
    public static SpokenCode? FindLongestWithGaps(string[] words, int atLeast = 3)
    {
        IReadOnlyList<SpokenCode> runs = Find(words, 1);
        SpokenCode? best = null;
        for (int i = 0; i < runs.Count; i++)
        {
            SpokenCode joined = runs[i];
            while (joined.Symbols.Length >= 2 && i + 1 < runs.Count
                && runs[i + 1].Start == joined.Start + joined.Length + 1 && CanBeMisrecognizedSymbol(words[runs[i + 1].Start - 1]))
            {
                i++;
                joined = new SpokenCode($"{joined.Symbols}?{runs[i].Symbols}", joined.Start, runs[i].Start + runs[i].Length - joined.Start);
            }

            best = joined.Symbols.Length >= atLeast && joined.Symbols.Length > (best?.Symbols.Length ?? 0) ? joined : best;
        }

        return best;
    }

    private static bool CanBeMisrecognizedSymbol(string word) => EnglishNumbers.ReadCardinal([word]).Length == 0
        && word is not (
            "o'clock" or "half" or "quarter" or "at" or "for" or "and" or "on" or "it's" or "is" or "under" or "people" or "past" or "to" or "of" or "table");

    /// <summary>Finds the longest run; <see langword="null"/> without one.</summary>
    public static SpokenCode? FindLongest(string[] words, int atLeast = 3) => Find(words, atLeast).MaxBy(code => code.Symbols.Length);

    private static (string Symbols, int Length) ReadSymbol(string[] words, int i)
    {
        string word = words[i];
        if (word is "double" or "triple" && i + 1 < words.Length)
        {
            (string repeated, int length) = ReadSymbol(words, i + 1);
            return repeated.Length == 1 ? (new string(repeated[0], word == "double" ? 2 : 3), length + 1) : ("", 0);
        }

        if (word is "dash" or "hyphen" && i > 0)
        {
            return ("", 1);
        }

        if (PhoneticAlphabet.FromSpelledLetter(word) is { } letter)
        {
            return ReadSpelledLetter(words, i, letter);
        }

        if (PhoneticAlphabet.FromCodeWord(word) is { } code)
        {
            return (code.ToString(), 1);
        }

        if (word == "for" && IsMisheardFour(words, i))
        {
            return ("4", 1);
        }

        // "oh wait" does not mean a zero.
        int digit = word == "oh" && GetWordAt(words, i + 1) is "wait" or "no" or "sorry" or "okay" or "yes" or "i" or "i'm" or "we" ? -1
            : EnglishNumbers.ParseDigit(word);
        return digit >= 0 ? (((char)('0' + digit)).ToString(), 1) : ("", 0);
    }

    // The recognizer returns "for nine one" for "four nine one", so a "for" before digits only is a four.
    private static bool IsMisheardFour(string[] words, int i) =>
        words.Length - i >= 3
        && (i == 0 || PhoneticAlphabet.FromCodeWord(words[i - 1]) is not null)
        && words.Skip(i + 1).All(word => EnglishNumbers.ParseDigit(word) >= 0);

    // The recognizer is more reliable for the explaining word than for the letter, so the word decides.
    private static (string Symbols, int Length) ReadSpelledLetter(string[] words, int i, char letter)
    {
        string next = GetWordAt(words, i + 1);
        if (letter is 'P' or 'A' && next == "m." && i > 0 && (words[i - 1] is "o'clock" || EnglishNumbers.ReadCardinal(words.AsSpan(i - 1)).Length > 0))
        {
            return ("", 0);
        }

        if (letter == 'X' && next == "ray")
        {
            return ("X", 2);
        }

        return next is "as" or "for" or "like" || GetWordAt(words, i + 2) == "in" ? ReadExplainedLetter(words, i, letter) :
            PhoneticAlphabet.FromCodeWord(next) == letter ? (letter.ToString(), 2) : (letter.ToString(), 1);
    }

    // "b. as in bravo", also with a misrecognized word: every word before the next symbol belongs to the explanation.
    private static (string Symbols, int Length) ReadExplainedLetter(string[] words, int i, char letter)
    {
        int last = i;
        for (int j = i + 1; j <= i + 3 && j < words.Length; j++)
        {
            if (PhoneticAlphabet.FromCodeWord(words[j]) is { } explained)
            {
                return (explained.ToString(), j + 1 - i);
            }

            if (words[j] == "x." && GetWordAt(words, j + 1) == "ray")
            {
                return ("X", j + 2 - i);
            }

            if (PhoneticAlphabet.FromSpelledLetter(words[j]) is not null || EnglishNumbers.ParseDigit(words[j]) >= 0)
            {
                break;
            }

            last = j;
        }

        return (letter.ToString(), last + 1 - i);
    }

    private static string GetWordAt(string[] words, int i) => i < words.Length ? words[i] : "";
}
