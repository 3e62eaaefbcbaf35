using NodaTime;

namespace Concierge.Language.Acts;

/// <summary>
/// Reads the values of a table in a clause of <see cref="ClauseSplitter"/>, in the table's own role: no opening hours, prices, table numbers or
/// declined alternatives.
/// </summary>
internal static class EnglishTableValueReader
{
    private const int WordsBefore = 3;
    private const int WordsAfter = 3;

    // A value after one of these is not the table's: "until ten", "not sunday", "instead of seven".
    private static readonly HashSet<string> Before =
    [
        "until", "till", "til", "close", "closes", "closed", "closing", "open", "opens", "opened", "opening", "from", "kitchen", "usually", "normally", "not",
        "isn't", "instead", "rather", "than", "except", "orders", "every", "was", "were", "don't", "can't", "cannot", "yesterday", "since", "nothing", "before",
        "after", "last", "band", "music", "quiz", "corkage", "parking", "menu", "wedding", "between", "serving", "serve", "stop", "comes", "costs", "cost",
        "price",         "roasts", "mains", "starts", "start", "back",
    ];

    // A value before one of these was declined: "half eight is gone".
    private static readonly HashSet<string> After =
    [
        "full", "gone", "taken", "closed", "packed", "out", "isn't", "aren't", "can't", "won't", "impossible", "unavailable", "shut", "busy", "no", "not",
        "minutes", "hours", "pounds", "dollars", "bucks", "euros", "percent",
    ];

    /// <summary>Reads a clause.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="today">The date of the call.</param>
    public static TableValues Read(string clause, LocalDate today)
    {
        var words = EnglishTokenizer.Split(clause);
        List<SpokenDate> dates = [];
        List<SpokenTime> times = [];
        List<int> parties = [];
        List<int> numbers = [];
        for (var at = 0; at < words.Count;)
        {
            if (EnglishDateReader.Read(words, at, today) is { } date)
            {
                Add(dates, date.Date, at, date.Length);
                at += date.Length;
            }
            else if (EnglishTimeReader.Read(words, at) is { } time)
            {
                Add(times, time.Time, at, time.Length);
                at += time.Length;
            }
            else if (EnglishPartySizeReader.Read(words, at) is { } party)
            {
                Add(party.MayBeTime ? numbers : parties, party.Size, at, party.Length);
                at += party.Length;
            }
            else
            {
                at += EnglishNumberReader.Read(words, at)?.Length ?? 1;
            }
        }

        return dates.Count + times.Count + parties.Count + numbers.Count == 0 ? TableValues.None : new(dates, times, parties, numbers);

        void Add<T>(List<T> values, T value, int at, int length)
        {
            if (!IsOtherRole(words, at, at + length))
            {
                values.Add(value);
            }
        }
    }

    private static bool IsOtherRole(IReadOnlyList<string> words, int start, int end)
    {
        for (var at = Math.Max(0, start - WordsBefore); at < start; at++)
        {
            if (Before.Contains(words[at]))
            {
                return true;
            }
        }

        // Only directly, or after "is": "sunday is full", but not "sunday at seven is full".
        for (var at = end; at < Math.Min(words.Count, end + WordsAfter); at++)
        {
            if (After.Contains(words[at]))
            {
                return true;
            }

            if (words[at] is not ("is" or "are" or "i" or "we" or "already" or "all" or "i'm" or "we're" or "it's"))
            {
                return false;
            }
        }

        return false;
    }
}
