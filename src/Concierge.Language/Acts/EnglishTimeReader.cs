using System.Globalization;

namespace Concierge.Language.Acts;

/// <summary>Reads a time of day at a place in the words of a clause.</summary>
internal static class EnglishTimeReader
{
    private const int Noon = 12;
    private const int LastHour = 23;
    private const int MinuteStep = 5;

    private static readonly HashSet<string> Prepositions = ["at", "around", "about", "by", "say", "@"];
    private static readonly HashSet<string> Oclock = ["o'clock", "oclock", "sharp"];

    // After "at eight", these words show that no time is meant.
    private static readonly HashSet<string> Units =
    [
        "people", "persons", "person", "guests", "covers", "seats", "pounds", "pound", "dollars", "bucks", "euros", "euro", "quid", "percent", "per", "each",
        "minutes", "minute", "miles", "street", "road", "%", "of",
    ];

    /// <summary>Reads a time that begins at a word.</summary>
    /// <returns>The time and the number of its words; <see langword="null"/> if none begins there.</returns>
    public static (SpokenTime Time, int Length)? Read(IReadOnlyList<string> words, int at) =>
        ReadNamed(words, at) ?? ReadFraction(words, at) ?? ReadDigits(words, at) ?? ReadHourAndMinute(words, at) ?? ReadHour(words, at);

    private static (SpokenTime Time, int Length)? ReadNamed(IReadOnlyList<string> words, int at) => words[at] switch
    {
        "noon" or "midday" => (new(Noon, 0, IsHalfDayOpen: false), 1),
        "midnight" => (new(0, 0, IsHalfDayOpen: false), 1),
        _ => null,
    };

    // "half past seven", "half seven", "quarter to eight", "twenty past six".
    private static (SpokenTime Time, int Length)? ReadFraction(IReadOnlyList<string> words, int at)
    {
        var minutes = words[at] switch
        {
            "half" => 30,
            "quarter" => 15,
            _ => EnglishNumberReader.Read(words, at) is ({ Length: 1, Value: 5 or 10 or 20 } or { Length: 2, Value: 25 }) and { Value: var value } ? value : 0,
        };
        if (minutes == 0)
        {
            return null;
        }

        var next = at + (minutes == 25 ? 2 : 1);
        next += Get(words, next) == "minutes" ? 1 : 0;
        var isBefore = Get(words, next) is "to" or "til" or "before";
        var isAfter = Get(words, next) is "past" or "after";
        if (!isBefore && !isAfter)
        {
            return words[at] == "half" && ReadHourNumber(words, next) is { } british
                ? (Create(words, british.Hour, minutes, next + british.Length, out var end), end - at)
                : null;
        }

        if (minutes == 30 && isBefore)
        {
            return null;
        }

        return ReadHourNumber(words, next + 1) is { } hour
            ? (Create(words, isBefore ? Previous(hour.Hour) : hour.Hour, isBefore ? 60 - minutes : minutes, next + 1 + hour.Length, out var after), after - at)
            : null;
    }

    private static (SpokenTime Time, int Length)? ReadDigits(IReadOnlyList<string> words, int at)
    {
        // "at 730", "1930 tonight": three or four digits are a time only where one is expected.
        return words[at].Length is 3 or 4 && int.TryParse(words[at], NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
            && digits / 100 is >= 1 and <= LastHour && digits % 100 < 60 && digits % MinuteStep == 0
            && (Prepositions.Contains(Get(words, at - 1) ?? "") || Get(words, at + 1) is "pm" or "am" or "tonight" or "tomorrow" or "hours")
            ? (Create(words, digits / 100, digits % 100, at + 1, out var after), after - at)
            : null;
    }

    // "seven thirty", "6 30", "nineteen hundred", "seven oh five".
    private static (SpokenTime Time, int Length)? ReadHourAndMinute(IReadOnlyList<string> words, int at)
    {
        if (EnglishNumberReader.Read(words, at) is not { Value: >= 1 and <= LastHour } hour)
        {
            return null;
        }

        var next = at + hour.Length;
        if (Get(words, next) is "oh" or "o" && EnglishNumberReader.Read(words, next + 1) is { Value: 5, Length: 1 })
        {
            return (Create(words, hour.Value, 5, next + 2, out var end), end - at);
        }

        if (EnglishNumberReader.Read(words, next) is not { Value: >= 10 and < 60 } minute)
        {
            return null;
        }

        // "nine thirty two people" is half past nine for two.
        if (minute is { Length: 2 } && Units.Contains(Get(words, next + 2) ?? ""))
        {
            return (Create(words, hour.Value, minute.Value / 10 * 10, next + 1, out var tens), tens - at);
        }

        if (minute.Value % MinuteStep != 0 || Units.Contains(Get(words, next + minute.Length) ?? ""))
        {
            return null;
        }

        return (Create(words, hour.Value, minute.Value, next + minute.Length, out var after), after - at);
    }

    private static (SpokenTime Time, int Length)? ReadHour(IReadOnlyList<string> words, int at)
    {
        if (EnglishNumberReader.Read(words, at) is not { Value: >= 1 and <= LastHour } hour)
        {
            return null;
        }

        var next = at + hour.Length;
        var following = Get(words, next) ?? "";

        // "Two at one table" names no hour.
        if (hour.Value == 1 && following == "table")
        {
            return null;
        }

        var isHour = Oclock.Contains(following)
            || (hour.Value > Noon && following is "hundred" or "hours")
            || (following == "hours" && words.Count == next + 1 && at == 0)
            || IsHalfDay(words, next)
            || (following == "o" && Get(words, next + 1) == "clock")
            || (Prepositions.Contains(Get(words, at - 1) ?? "") && !Units.Contains(following));
        return isHour
            ? (Create(words, hour.Value, 0, Oclock.Contains(following) || following is "hundred" or "hours" ? next + 1 : next, out var end), end - at)
            : null;
    }

    private static (int Hour, int Length)? ReadHourNumber(IReadOnlyList<string> words, int at) =>
        EnglishNumberReader.Read(words, at) is { Value: >= 1 and <= Noon } hour ? (hour.Value, hour.Length) : null;

    private static SpokenTime Create(IReadOnlyList<string> words, int hour, int minute, int at, out int end)
    {
        end = at;
        if (Get(words, at) is "pm" or "am")
        {
            end = at + 1;
            return new((hour % Noon) + (words[at] == "pm" ? Noon : 0), minute, IsHalfDayOpen: false);
        }

        return new(hour, minute, IsHalfDayOpen: hour is >= 1 and <= Noon);
    }

    private static bool IsHalfDay(IReadOnlyList<string> words, int at) =>
        Get(words, at) is "pm" or "am"
            || (Get(words, at) == "in" && Get(words, at + 1) == "the" && Get(words, at + 2) is "evening" or "morning" or "afternoon");

    private static int Previous(int hour) => hour == 1 ? Noon : hour - 1;

    private static string? Get(IReadOnlyList<string> words, int at) => at >= 0 && at < words.Count ? words[at] : null;
}
