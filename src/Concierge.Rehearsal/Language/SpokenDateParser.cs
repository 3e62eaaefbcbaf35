namespace Concierge.Rehearsal.Language;

/// <summary>Finds dates in speech.</summary>
public static class SpokenDateParser
{
    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly HashSet<string> NotAfterOrdinal = ["i", "we", "available", "table", "one", "opening", "seating", "thing", "letter", "name"];

    /// <summary>Finds the date in an utterance.</summary>
    /// <param name="words">The utterance.</param>
    /// <param name="taken">Marks words that already have another meaning; the method also marks the words of the date.</param>
    /// <returns><see langword="null"/> without one.</returns>
    public static SpokenDate? Find(string[] words, bool[] taken)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(taken);
        var date = new SpokenDate();
        for (int i = 0; i < words.Length; i++)
        {
            if (!taken[i])
            {
                date = ReadAt(words, taken, i, date);
            }
        }

        return date == new SpokenDate() ? null : date;
    }

    private static SpokenDate ReadAt(string[] words, bool[] taken, int i, SpokenDate date)
    {
        switch (words[i])
        {
            case "tonight" or "today":
                return date with { DaysAhead = 0 };
            case "tomorrow":
                return date with { DaysAhead = 1 };
        }

        int weekday = Array.IndexOf(Weekdays, words[i]);
        if (weekday >= 0)
        {
            taken[i] = true;
            return date with { Weekday = (DayOfWeek)weekday };
        }

        int month = Array.IndexOf(Months, words[i]) + 1;
        if (month > 0)
        {
            return ReadMonth(words, taken, i, month, date);
        }

        (int day, int length) = EnglishNumbers.ReadOrdinal(words.AsSpan(i));
        if (length == 0 || i == 0 || (words[i - 1] != "the" && Array.IndexOf(Weekdays, words[i - 1]) < 0)
            || (i + length < words.Length && NotAfterOrdinal.Contains(words[i + length])))
        {
            return date;
        }

        Array.Fill(taken, true, i, length);
        return date with { Day = day };
    }

    private static SpokenDate ReadMonth(string[] words, bool[] taken, int i, int month, SpokenDate date)
    {
        int next = i + 1 < words.Length && words[i + 1] == "the" ? i + 2 : i + 1;
        ReadOnlySpan<string> rest = next < words.Length ? words.AsSpan(next) : [];
        (int day, int length) = EnglishNumbers.ReadOrdinal(rest);
        if (length == 0)
        {
            (day, length) = EnglishNumbers.ReadCardinal(rest);
        }

        // "november twenty" is a "twenty third" whose end was not recognized.
        if (length > 0 && !(length == 1 && rest[0] is "twenty" or "thirty") && day is >= 1 and <= 31)
        {
            Array.Fill(taken, true, i, next - i + length);
            return date with { Month = month, Day = day };
        }

        // "may i" and "march" are months only next to the number of a day.
        bool afterDay = i >= 2 && words[i - 1] == "of" && taken[i - 2];
        if (afterDay || words[i] is not ("may" or "march"))
        {
            taken[i] = true;
            return date with { Month = month };
        }

        return date;
    }
}
