using NodaTime;

namespace Concierge.Language.Acts;

/// <summary>
/// Reads the values of a table in a clause of <see cref="ClauseSplitter"/>, in the table's own role: no opening hours, prices, table numbers or
/// declined alternatives.
/// </summary>
internal static class EnglishTableValueReader
{
    /// <summary>Reads a clause.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="today">The date of the call.</param>
    /// <param name="ownWords">
    /// The words of this call. With them, a value after a word that is not known belongs to another thing; <see langword="null"/> to read it as the table's.
    /// </param>
    public static TableValues Read(string clause, LocalDate today, IReadOnlySet<string>? ownWords = null) =>
        ReadValues(clause, today, ownWords) is var read && EnglishMealReader.Read(clause) is { } meal
            ? read with { Meal = meal }
            : read;

    private static TableValues ReadValues(string clause, LocalDate today, IReadOnlySet<string>? ownWords)
    {
        var words = EnglishTokenizer.Split(clause);
        var found = new Dictionary<EnglishValueRole, Lists>();
        for (var at = 0; at < words.Count;)
        {
            if (ReadRange(words, at) is { } range)
            {
                at += range;
            }
            else if (EnglishDateReader.Read(words, at, today) is { } date)
            {
                Find(at, date.Length, isHabit: false, isDay: true)?.Dates.Add(date.Date);
                at += date.Length;
            }
            else if (EnglishDateReader.ReadHabit(words, at) is { } habit)
            {
                Find(at, 1, isHabit: true, isDay: true)?.Dates.Add(habit);
                at++;
            }
            else if (EnglishTimeReader.Read(words, at) is { } time)
            {
                Find(at, time.Length, isHabit: false)?.Times.Add(time.Time);
                at += time.Length;
            }
            else if (EnglishPartySizeReader.Read(words, at) is { } party)
            {
                var lists = Find(at, party.Length, isHabit: false);
                (party.MayBeTime ? lists?.Numbers : lists?.Parties)?.Add(party.Size);
                at += party.Length;
            }
            else
            {
                at += EnglishNumberReader.Read(words, at)?.Length ?? 1;
            }
        }

        if (found.Count == 0)
        {
            return TableValues.None;
        }

        var read = Get(EnglishValueRole.Table) ?? TableValues.None;
        return found.Count == 1 && read.Any ? read
            : read with { Declined = Get(EnglishValueRole.Declined), OfOtherThing = Get(EnglishValueRole.OtherThing) };

        TableValues? Get(EnglishValueRole role) => found.TryGetValue(role, out var lists) ? lists.ToValues() : null;

        // A habit ("closed on mondays") is said of the table only where it turns a day down.
        Lists? Find(int at, int length, bool isHabit, bool isDay = false)
        {
            var role = EnglishValueRoles.Read(words, at, at + length, isDay, ownWords);
            if (role == EnglishValueRole.None || (isHabit && role != EnglishValueRole.Declined))
            {
                return null;
            }

            if (!found.TryGetValue(role, out var lists))
            {
                found[role] = lists = new([], [], [], []);
            }

            return lists;
        }
    }

    // "Seven to nine" is how long a table is kept, or when it is free. "Ten to eight" is a time.
    private static int? ReadRange(IReadOnlyList<string> words, int at) =>
        EnglishNumberReader.Read(words, at) is { Value: >= 1 and <= 23 and not (5 or 10 or 20) } from && at + from.Length + 1 < words.Count
            && words[at + from.Length] == "to" && EnglishNumberReader.Read(words, at + from.Length + 1) is { Value: <= 24 } to
            ? from.Length + 1 + to.Length
            : null;

    private sealed record Lists(List<SpokenDate> Dates, List<SpokenTime> Times, List<int> Parties, List<int> Numbers)
    {
        public TableValues ToValues() => new(Dates, Times, Parties, Numbers);
    }
}
