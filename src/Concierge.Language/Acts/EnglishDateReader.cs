using System.Globalization;
using NodaTime;

namespace Concierge.Language.Acts;

/// <summary>Reads a day at a place in the words of a clause.</summary>
internal static class EnglishDateReader
{
    private const int LastDay = 31;
    private const int LastAmbiguousOrdinal = 3;

    private static readonly string[] Weekdays = ["", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private static readonly string[] Months =
        ["", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>Reads a day of the week as a habit, "mondays", or a month alone.</summary>
    public static SpokenDate? ReadHabit(IReadOnlyList<string> words, int at) =>
        Array.IndexOf(Months, words[at]) is var month and > 0 ? new(Weekday: null, Day: null, month)
        : words[at] is [.., 's'] plural && Array.IndexOf(Weekdays, plural[..^1]) is var weekday and > 0
            ? new((IsoDayOfWeek)weekday, Day: null, Month: null)
            : null;

    /// <summary>Whether a word is a day of the week, "today", "tonight" or "tomorrow".</summary>
    public static bool IsDayWord(string? word) => word is "today" or "tonight" or "tomorrow" || (word is { Length: > 0 } && Array.IndexOf(Weekdays, word) > 0);

    /// <summary>Reads a day that begins at a word.</summary>
    /// <param name="words">The words of the clause.</param>
    /// <param name="at">The place.</param>
    /// <param name="today">The date of the call, for "tonight" and "tomorrow".</param>
    /// <returns>The day and the number of its words; <see langword="null"/> if none begins there.</returns>
    public static (SpokenDate Date, int Length)? Read(IReadOnlyList<string> words, int at, LocalDate today)
    {
        var word = words[at];
        if (word is "today" or "tonight" or "tomorrow")
        {
            var date = word == "tomorrow" ? today.PlusDays(1) : today;
            return (new(date.DayOfWeek, date.Day, date.Month), 1);
        }

        if (word == "this" && Get(words, at + 1) is "evening" or "afternoon" or "lunchtime" or "morning")
        {
            return (new(today.DayOfWeek, today.Day, today.Month), 2);
        }

        if (Array.IndexOf(Weekdays, word) is var weekday and > 0)
        {
            return (new((IsoDayOfWeek)weekday, Day: null, Month: null), 1);
        }

        if (Array.IndexOf(Months, word) is var month and > 0)
        {
            var next = Get(words, at + 1) == "the" ? at + 2 : at + 1;
            return (ReadOrdinal(words, next) ?? ReadCardinal(words, next)) is { } day
                ? (new(Weekday: null, day.Day, month), next + day.Length - at)
                : null;
        }

        if (ReadOrdinal(words, at) is not { } ordinal)
        {
            return ReadCardinal(words, at) is { } number && Array.IndexOf(Months, Get(words, at + number.Length)) is var named and > 0
                ? (new(Weekday: null, number.Day, named), number.Length + 1)
                : null;
        }

        var after = Get(words, at + ordinal.Length) == "of" ? at + ordinal.Length + 1 : at + ordinal.Length;
        if (Array.IndexOf(Months, Get(words, after)) is var of and > 0)
        {
            return (new(Weekday: null, ordinal.Day, of), after + 1 - at);
        }

        // "One second", "my first name": these ordinals are a day only after an article or a day of the week.
        return ordinal.Day > LastAmbiguousOrdinal || (Get(words, at - 1) is "the"
                && Get(words, at + ordinal.Length) is null or "at" or "for" or "then" or "is" or "and")
            || IsDayWord(Get(words, at - 1))
            ? (new(Weekday: null, ordinal.Day, Month: null), ordinal.Length)
            : null;
    }

    private static (int Day, int Length)? ReadOrdinal(IReadOnlyList<string> words, int at)
    {
        if (Get(words, at) is not { } word)
        {
            return null;
        }

        if (char.IsAsciiDigit(word[0]) && !char.IsAsciiDigit(word[^1]) && word.IndexOfAny([':', '.']) < 0)
        {
            return int.TryParse(word.AsSpan(0, word.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
                && digits is > 0 and <= LastDay
                ? (digits, 1)
                : null;
        }

        return Get(words, at + 1) is { } second && EnglishNumberWords.Find(EnglishNumberWords.Ordinals, $"{word} {second}") is { } two ? (two, 2)
            : EnglishNumberWords.Find(EnglishNumberWords.Ordinals, word) is { } one ? (one, 1)
            : null;
    }

    private static (int Day, int Length)? ReadCardinal(IReadOnlyList<string> words, int at) =>
        EnglishNumberReader.Read(words, at) is { Value: > 0 and <= LastDay } number ? (number.Value, number.Length) : null;

    private static string? Get(IReadOnlyList<string> words, int at) => at >= 0 && at < words.Count ? words[at] : null;
}
