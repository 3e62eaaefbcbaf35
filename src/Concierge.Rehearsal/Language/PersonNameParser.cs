namespace Concierge.Rehearsal.Language;

/// <summary>Finds the names of people in speech.</summary>
public static class PersonNameParser
{
    private static readonly HashSet<string> Fillers =
    [
        "the", "name", "is", "it's", "it", "under", "for", "mister", "miss", "missus", "sir", "madam", "please", "yes", "no", "sorry", "that's",
        "last", "my", "a", "and", "of", "course", "sure", "so", "okay", "again", "in", "as", "i", "said", "would", "be", "to", "thank", "you",
        "put", "customer", "customer's", "his", "her", "table", "on", "at", "party", "people", "right", "correct", "that", "spelled",
    ];

    /// <summary>
    /// Finds a name: after "name is" or "under", or as the remainder of an answer to "what name?". A spelled name takes precedence over a spoken
    /// name that is not similar to it.
    /// </summary>
    /// <param name="words">The utterance.</param>
    /// <param name="asked">Whether the utterance answers the question for the name.</param>
    /// <returns>Lower case; <see langword="null"/> without one.</returns>
    public static string? Find(string[] words, bool asked)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (SpelledNameParser.Find(words) is { } certain)
        {
            return certain.Letters;
        }

        string? spelled = FindSpelled(words);
        string? spoken = FindIntroduced(words) ?? (asked ? FindRemainder(words) : null);
        return spoken is null || (spelled is not null && !AreSimilar(spoken, spelled)) ? spelled ?? spoken : spoken;
    }

    /// <summary>Finds the longest spelled word of at least three letters; lower case.</summary>
    public static string? FindSpelled(string[] words) =>
        SpokenCodeParser.Find(words).Select(code => code.Symbols).Where(symbols => symbols.All(char.IsAsciiLetter))
            .MaxBy(symbols => symbols.Length)?.ToLowerInvariant();

    /// <summary>Whether one name may be a misrecognition of the other: at most a third of the letters differ.</summary>
    public static bool AreSimilar(string first, string second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        string a = first.ToLowerInvariant();
        string b = second.ToLowerInvariant();
        return a == b || GetEditDistance(a, b) * 3 <= Math.Max(a.Length, b.Length);
    }

    private static string? FindIntroduced(string[] words)
    {
        for (int i = 0; i + 1 < words.Length; i++)
        {
            bool introduces = words[i] is "under" or "mister" or "missus" or "miss" || (words[i] == "is" && i > 0 && words[i - 1] == "name");
            int nameIndex = introduces && i + 3 < words.Length && words[i + 1] is "the" && words[i + 2] is "name" ? i + 3 : i + 1;
            if (introduces && IsName(words[nameIndex]))
            {
                return words[nameIndex];
            }
        }

        return null;
    }

    private static string? FindRemainder(string[] words) => Array.FindLast(words, IsName);

    private static bool IsName(string word) =>
        word.Length > 1 && !Fillers.Contains(word) && PhoneticAlphabet.FromSpelledLetter(word) is null && EnglishNumbers.ParseDigit(word) < 0;

    // The Levenshtein distance, computed one row at a time.
    private static int GetEditDistance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
