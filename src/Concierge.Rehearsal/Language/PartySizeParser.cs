namespace Concierge.Rehearsal.Language;

/// <summary>Finds party sizes in speech.</summary>
public static class PartySizeParser
{
    private static readonly HashSet<string> PersonWords = ["people", "guests", "persons", "person", "adults", "diners", "guest"];

    /// <summary>Finds the party size.</summary>
    /// <param name="words">The utterance.</param>
    /// <param name="taken">Marks words that already have another meaning; the method also marks the words of the size.</param>
    /// <param name="bare">Whether a number on its own is a size, as in the answer to "how many?".</param>
    /// <returns>1 to 99; <see langword="null"/> without one.</returns>
    public static int? Find(string[] words, bool[] taken, bool bare = false)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(taken);
        for (int i = 0; i < words.Length; i++)
        {
            (int value, int length) = EnglishNumbers.ReadCardinal(words.AsSpan(i));
            if (length > 0 && value > 0 && !taken[i] && IsPartySize(words, i, length, bare))
            {
                Array.Fill(taken, true, i, length);
                return value;
            }

            i += Math.Max(0, length - 1);
        }

        return null;
    }

    private static bool IsPartySize(string[] words, int i, int length, bool bare)
    {
        string next = GetWordAt(words, i + length);
        if (PersonWords.Contains(next) || (next == "of" && GetWordAt(words, i + length + 1) is "us" or "them"))
        {
            return true;
        }

        if (IsTime(words, i, length))
        {
            return false;
        }

        string previous = GetWordAt(words, i - 1);
        string secondPrevious = GetWordAt(words, i - 2);
        return (previous == "of" && secondPrevious is "party" or "group")
            || (previous == "for" && secondPrevious is "table" or "reservation" or "booking" or "it's" or "that's" or "is"
                or "down" or "set" or "booked" or "one" or "confirmed")
            || (previous is "seat" or "fit" or "seats")
            || (bare && previous is not ("at" or "around" or "o'clock" or "past" or "to") && (i == 0 || EnglishNumbers.ParseDigit(previous) < 0)
                && EnglishNumbers.ParseDigit(next) < 0);
    }

    // "for seven thirty", "for seven o'clock", "for seven p. m.".
    private static bool IsTime(string[] words, int i, int length)
    {
        string next = GetWordAt(words, i + length);
        return next is "o'clock" or "p." or "a." or "oh" or "past" or "to" or "in"
            || (EnglishNumbers.ReadCardinal(words.AsSpan(Math.Min(i + length, words.Length))) is { Length: > 0, Value: >= 10 and < 60 });
    }

    private static string GetWordAt(string[] words, int i) => i >= 0 && i < words.Length ? words[i] : "";
}
