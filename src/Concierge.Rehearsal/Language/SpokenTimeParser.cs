namespace Concierge.Rehearsal.Language;

/// <summary>Finds times of day in speech.</summary>
public static class SpokenTimeParser
{
    private static readonly HashSet<string> WordsBeforeHour =
        [
            "at", "around", "about", "after", "before", "until", "till", "by", "from", "do", "or",
            "past", "offer", "say", "is", "at,", "than", "to", "between", "and", "have",
        ];

    private static readonly HashSet<string> WordsNotAfterHour =
        ["people", "guests", "persons", "of", "minutes", "dollars", "dollar", "hours", "hour", "moment", "second", "left", "table", "more", "in"];

    /// <summary>Finds the times in an utterance.</summary>
    /// <param name="words">The utterance.</param>
    /// <param name="taken">Marks words that already have another meaning, such as a party size or a code; the method also marks the words of the times.</param>
    /// <param name="bareHours">Whether a number on its own is an hour, as in the answer to "what time?".</param>
    public static IReadOnlyList<SpokenTime> Find(string[] words, bool[] taken, bool bareHours = false)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(taken);
        var found = new List<SpokenTime>();
        for (int i = 0; i < words.Length; i++)
        {
            if (!taken[i] && ReadAt(words, i, bareHours) is { } time)
            {
                found.Add(time);
                Array.Fill(taken, true, i, time.Length);
                i += time.Length - 1;
            }
        }

        return found;
    }

    private static SpokenTime? ReadAt(string[] words, int i, bool bareHours)
    {
        ReadOnlySpan<string> rest = words.AsSpan(i);
        if (rest[0] is "noon" or "midday")
        {
            return new SpokenTime(12, 0, true, i, 1);
        }

        if (rest[0] == "midnight")
        {
            return new SpokenTime(12, 0, false, i, 1);
        }

        return ReadRelativeTime(rest, i) ?? ReadClockTime(words, i, bareHours);
    }

    // "half past seven", "a quarter to eight", "ten past seven".
    private static SpokenTime? ReadRelativeTime(ReadOnlySpan<string> rest, int i)
    {
        int articleLength = rest[0] == "a" ? 1 : 0;
        if (rest.Length < articleLength + 3)
        {
            return null;
        }

        (int minutes, int length) = rest[articleLength] switch
        {
            "half" => (30, 1),
            "quarter" => (15, 1),
            _ => EnglishNumbers.ReadCardinal(rest[articleLength..]),
        };
        int index = articleLength + length;
        if (length == 0 || minutes > 30 || minutes % 5 != 0 || index + 1 >= rest.Length)
        {
            return null;
        }

        if (rest[index] == "minutes" && index + 2 < rest.Length)
        {
            index++;
        }

        int sign = rest[index] switch { "past" or "after" => 1, "to" or "before" or "till" => -1, _ => 0 };
        (int hour, int hourLength) = EnglishNumbers.ReadCardinal(rest[(index + 1)..]);
        if (sign == 0 || hourLength == 0 || hour is < 1 or > 12)
        {
            return null;
        }

        int total = ((hour * 60) + (sign * minutes) + 720) % 720;
        int end = index + 1 + hourLength;
        (bool? afternoon, int halfOfDayLength) = ReadHalfOfDay(rest[end..]);
        return new SpokenTime(total / 60 == 0 ? 12 : total / 60, total % 60, afternoon, i, end + halfOfDayLength);
    }

    // "seven thirty p. m.", "seven o'clock", "seven".
    private static SpokenTime? ReadClockTime(string[] words, int i, bool bareHours)
    {
        ReadOnlySpan<string> rest = words.AsSpan(i);
        (int hour, int length) = EnglishNumbers.ReadCardinal(rest);
        if (length == 0 || hour is < 1 or > 23 || rest[0] == "zero")
        {
            return null;
        }

        (int minute, int minuteLength) = ReadMinute(rest[length..]);
        if (hour > 12 && minuteLength == 0)
        {
            return null;
        }

        int end = length + minuteLength;
        (bool? afternoon, int halfOfDayLength) = ReadHalfOfDay(rest[end..]);
        bool isCertain = minuteLength > 0 || halfOfDayLength > 0;
        bool isBareHour = (bareHours || (i > 0 && WordsBeforeHour.Contains(words[i - 1]))) && (end >= rest.Length || !WordsNotAfterHour.Contains(rest[end]));
        return isCertain || isBareHour ? new SpokenTime(hour, minute, afternoon, i, end + halfOfDayLength) : null;
    }

    private static (int Minute, int Length) ReadMinute(ReadOnlySpan<string> rest)
    {
        if (rest.IsEmpty)
        {
            return (0, 0);
        }

        if (rest[0] is "o'clock" or "oclock")
        {
            return (0, 1);
        }

        if (rest[0] is "oh" or "o." && rest.Length > 1 && EnglishNumbers.ParseDigit(rest[1]) is > 0 and var digit)
        {
            return (digit, 2);
        }

        (int value, int length) = EnglishNumbers.ReadCardinal(rest);
        return length > 0 && value is >= 10 and < 60 ? (value, length) : (0, 0);
    }

    private static (bool? Afternoon, int Length) ReadHalfOfDay(ReadOnlySpan<string> rest)
    {
        if (rest.Length >= 2 && rest[1] == "m." && rest[0] is "p." or "a.")
        {
            return (rest[0] == "p.", 2);
        }

        if (rest.Length >= 1 && rest[0] is "pm" or "am")
        {
            return (rest[0] == "pm", 1);
        }

        if (rest.Length >= 3 && rest[0] == "in" && rest[1] == "the" && rest[2] is "evening" or "afternoon" or "morning")
        {
            return (rest[2] != "morning", 3);
        }

        return rest.Length >= 2 && rest[0] == "at" && rest[1] == "night" ? (true, 2) : (null, 0);
    }
}
