using System.Text;

namespace Concierge.Rehearsal.Language;

/// <summary>Text in the form of a recognizer's result: lower-case words without punctuation, single letters as <c>b.</c>.</summary>
public static class RecognizedWords
{
    /// <summary>Splits recognized text at its spaces.</summary>
    public static string[] Split(string recognized)
    {
        ArgumentNullException.ThrowIfNull(recognized);
        return recognized.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>Converts a sentence to the text that a perfect recognizer would return for it.</summary>
    public static string ToRecognizedForm(string sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        string[] rawWords = sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var recognized = new StringBuilder(sentence.Length);
        for (int i = 0; i < rawWords.Length; i++)
        {
            string word = StripPunctuation(rawWords[i]);
            if (word.Length == 0)
            {
                continue;
            }

            if (recognized.Length > 0)
            {
                recognized.Append(' ');
            }

            recognized.Append(word.ToLowerInvariant());
            if (IsSpelledLetter(rawWords, i, word))
            {
                recognized.Append('.');
            }
        }

        return recognized.ToString();
    }

    // "I" and "A" are words unless the sentence separates them with commas or explains them.
    private static bool IsSpelledLetter(string[] rawWords, int i, string word)
    {
        if (word.Length != 1 || !char.IsAsciiLetterUpper(word[0]))
        {
            return false;
        }

        if (word is not ("I" or "A"))
        {
            return true;
        }

        return rawWords[i].EndsWith(',') || rawWords[i].EndsWith('.')
            || (i + 1 < rawWords.Length && StripPunctuation(rawWords[i + 1]) is "as" or "M")
            || (i > 0 && rawWords[i - 1].EndsWith(',') && StripPunctuation(rawWords[i - 1]).Length == 1);
    }

    private static string StripPunctuation(string word)
    {
        var kept = new StringBuilder(word.Length);
        foreach (char c in word)
        {
            if (char.IsLetterOrDigit(c) || c == '\'')
            {
                kept.Append(c);
            }
            else if (c == '’')
            {
                kept.Append('\'');
            }
        }

        return kept.ToString();
    }
}
