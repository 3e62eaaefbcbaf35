namespace Concierge.Language.Reading.Words;

/// <summary>English words that name no restaurant when they stand alone.</summary>
internal static class CommonWords
{
    private const string ResourceName = "Concierge.Language.Reading.Words.common-words.txt";

    // Shorter words have too many neighbours: "root" is no misspelt "room".
    private const int ShortestMisspelling = 4;
    private const int ShortestWithWrongLetter = 5;

    private static readonly HashSet<string> Words = Read();
    private static readonly ILookup<char, string> ByInitial = Words.Where(word => word.Length >= ShortestMisspelling).ToLookup(word => word[0]);

    /// <summary>Whether the word is one of them, in any spelling of apostrophes and capitals.</summary>
    public static bool Contains(string word) => Words.Contains(word) || Words.Contains(word.Replace("'", "", StringComparison.Ordinal));

    /// <summary>Whether the word is one of them or differs from one by a letter that is missing, doubled or wrong, or by two swapped letters.</summary>
    public static bool ContainsMisspelt(string word)
    {
        if (Contains(word))
        {
            return true;
        }

        var letters = word.ToLowerInvariant();
        return letters.Length >= ShortestMisspelling
            && ByInitial[letters[0]].Any(known => IsMisspelling(letters, known) && (letters.Length >= ShortestWithWrongLetter
                || HasSameLetters(letters, known)));
    }

    /// <summary>Whether a word is another with one typing error. The first letters must be equal.</summary>
    public static bool IsMisspelling(string written, string word)
    {
        if (written.Length == 0 || word.Length == 0 || written[0] != word[0] || Math.Abs(written.Length - word.Length) > 1)
        {
            return false;
        }

        var start = 0;
        while (start < Math.Min(written.Length, word.Length) && written[start] == word[start])
        {
            start++;
        }

        var left = written.AsSpan(start);
        var right = word.AsSpan(start);
        if (left.Length == right.Length)
        {
            return left.Length == 0
                || left[1..].SequenceEqual(right[1..])
                || (left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..]));
        }

        return left.Length < right.Length ? left.SequenceEqual(right[1..]) : left[1..].SequenceEqual(right);
    }

    private static bool HasSameLetters(string one, string other) => one.Length == other.Length && one.Order().SequenceEqual(other.Order());

    private static HashSet<string> Read()
    {
        using var stream = typeof(CommonWords).Assembly.GetManifestResourceStream(ResourceName)!;
        using var reader = new StreamReader(stream);
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                words.UnionWith(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return words;
    }
}
