using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Language.Acts;

namespace Concierge.Calls.Evidence;

/// <summary>
/// The values of a table that both sides named, each with its turns. The last word on a value wins: the agent's as far as it was heard, the
/// restaurant's always.
/// </summary>
/// <param name="table">The claimed table.</param>
/// <param name="existing">The booking before a change: its values are spoken of as well; <see langword="null"/> otherwise.</param>
internal sealed class TableValueLedger(TableBooking table, TableBooking? existing)
{
    // Between them a table may be for either meal.
    private const int LastHourOfLunch = 15;
    private const int FirstHourOfDinner = 17;

    private readonly NamedValue _date = new(CounterEvidenceKind.OtherDate);
    private readonly NamedValue _time = new(CounterEvidenceKind.OtherTime);
    private readonly NamedValue _party = new(CounterEvidenceKind.OtherPartySize);

    // The old value of each field that is to change, where the restaurant named it last.
    private readonly Dictionary<string, CounterEvidence> _unchanged = new(StringComparer.Ordinal);

    /// <summary>Another value than the claimed one that stands as the last word; <see langword="null"/> if there is none.</summary>
    public CounterEvidence? Other => _date.Other ?? _time.Other ?? _party.Other ?? _unchanged.Values.FirstOrDefault();

    /// <summary>Where the day was named.</summary>
    public NamedValue Date => _date;

    /// <summary>Where the time was named.</summary>
    public NamedValue Time => _time;

    /// <summary>Where the number of people was named.</summary>
    public NamedValue PartySize => _party;

    /// <summary>Whether any value of the table was named.</summary>
    public bool IsBegun => _date.IsNamed || _time.IsNamed || _party.IsNamed;

    /// <summary>Whether every value of the table was named, so that a yes can mean the whole table.</summary>
    public bool IsComplete => existing is not null || (_date.IsNamed && _time.IsNamed && _party.IsNamed);

    /// <summary>The fields that a change leaves as they are: nobody has to name them.</summary>
    public IEnumerable<string> KeptFields => existing is not { } before
        ? []
        : new[]
            {
                (Field: EvidenceFields.Date, IsKept: before.Date == table.Date),
                (Field: EvidenceFields.Time, IsKept: before.Time == table.Time),
                (Field: EvidenceFields.PartySize, IsKept: before.PartySize == table.PartySize),
            }.Where(part => part.IsKept).Select(part => part.Field);

    /// <summary>Whether a clause names a value in which the new table differs from the existing booking.</summary>
    public bool NamesChange(TableValues values) => existing is { } before
        && ((table.Date != before.Date && NamesDate(values, table))
            || (table.Time != before.Time && NamesTime(values, table))
            || (table.PartySize != before.PartySize && NamesParty(values, table)));

    /// <summary>Whether a clause names only values of the existing booking that are to change.</summary>
    public bool NamesOnlyExisting(TableValues values) => existing is { } before && !NamesChange(values)
        && ((table.Date != before.Date && NamesDate(values, before))
            || (table.Time != before.Time && NamesTime(values, before))
            || (table.PartySize != before.PartySize && NamesParty(values, before)));

    /// <summary>Whether the values of a turn are those of the table, and at least two of them: it is read back.</summary>
    public bool ReadsBack(IReadOnlyList<TableValues> clauses)
    {
        return clauses.Any(NamesChange) || Count(NamesDate) + Count(NamesTime) + Count(NamesParty) >= 2;

        int Count(Func<TableValues, TableBooking, bool> names) => clauses.Any(clause => names(clause, table)) ? 1 : 0;
    }

    /// <summary>
    /// Whether a clause is about another table only: every value that it names or turns down differs from the table's in day, time or number of people.
    /// </summary>
    public bool IsAboutOther(TableValues values)
    {
        // "I know tomorrow is Sunday, Monday closed": what is turned down decides.
        var (all, isSame) = (0, false);
        foreach (var part in values.Declined is { } declined ? [declined] : new[] { values, values.OfOtherThing }.OfType<TableValues>())
        {
            all += part.Dates.Count + part.Times.Count + part.PartySizes.Count + part.Numbers.Count;
            isSame |= NamesDate(part, table) || NamesTime(part, table) || NamesParty(part, table);
        }

        return all > 0 && !isSame;
    }

    /// <summary>Whether a clause names another day than the table's, so that what it commits to is another table: "the eleventh is cancelled".</summary>
    public bool CommitsOther(TableValues values) => values.Dates.Count > 0 && !values.Dates.Any(date => date.Matches(table.Date))
        && !(existing is { } before && values.Dates.Any(date => date.Matches(before.Date)));

    /// <summary>Takes a turn of the restaurant after its agreement to a change: only the old values in it speak against the change.</summary>
    public void TakeExisting(TranscriptTurn turn, IReadOnlyList<TableValues> values)
    {
        if (existing is not { } before)
        {
            return;
        }

        foreach (var clause in values)
        {
            Take(EvidenceFields.Date, table.Date != before.Date, NamesDate(clause, table), NamesDate(clause, before), CounterEvidenceKind.OtherDate);
            Take(EvidenceFields.Time, table.Time != before.Time, NamesTime(clause, table), NamesTime(clause, before), CounterEvidenceKind.OtherTime);
            Take(
                EvidenceFields.PartySize,
                table.PartySize != before.PartySize,
                NamesParty(clause, table),
                NamesParty(clause, before),
                CounterEvidenceKind.OtherPartySize);
        }

        void Take(string field, bool isToChange, bool namesNew, bool namesOld, CounterEvidenceKind kind)
        {
            if (namesNew)
            {
                _unchanged.Remove(field);
            }
            else if (isToChange && namesOld)
            {
                _unchanged[field] = new(kind, turn.Number);
            }
        }
    }

    /// <summary>Takes what a clause names.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="values">What the clause names.</param>
    /// <param name="isClear">
    /// Whether the words are understood: otherwise a number that may be anything does not contradict, and no value clears another.
    /// </param>
    /// <param name="isSplit">Whether the turn divides the party: "five here and two there".</param>
    /// <param name="hasTime">Whether the turn names the time as such: then another number is no time.</param>
    public void Take(TranscriptTurn turn, TableValues values, bool isClear = true, bool isSplit = false, bool hasTime = false)
    {
        if (turn.Speaker == Speaker.Agent && NamesChange(values))
        {
            _unchanged.Clear();
        }

        foreach (var date in values.Dates)
        {
            _date.Take(turn, date.Matches(table.Date), existing is { } before && date.Matches(before.Date), isClear);
        }

        foreach (var time in values.Times)
        {
            _time.Take(turn, time.Matches(table.Time), existing is { } before && time.Matches(before.Time), isClear);
        }

        foreach (var size in values.PartySizes.Where(size => size == table.PartySize || !isSplit))
        {
            _party.Take(turn, size == table.PartySize, existing?.PartySize == size, isClear);
        }

        if (turn.Speaker == Speaker.Restaurant && values.Meal is { } meal && IsOtherMeal(meal))
        {
            _time.Take(turn, isTable: false, isExisting: false);
        }

        // "For eight" may be the time or the number of people; it contradicts only if it is neither.
        foreach (var number in values.Numbers)
        {
            if (number == table.PartySize)
            {
                _party.Take(turn, isTable: true, isExisting: false);
            }
            else if (IsHour(number, table) && !hasTime)
            {
                _time.Take(turn, isTable: true, isExisting: false);
            }
            else if (turn.Speaker == Speaker.Restaurant && isClear && !isSplit)
            {
                // Where the party was said right before and the time was not, it is a time.
                var value = _party.RestaurantTurn < turn.Number && _time.RestaurantTurn is null ? _time : _party;
                value.Take(turn, isTable: false, existing is { } before && (number == before.PartySize || IsHour(number, before)));
            }
        }

        TakeMatching(turn, values.OfOtherThing);
    }

    /// <summary>Whether numbers of people that follow one another make up the party: "four are confirmed and two I have added".</summary>
    public bool IsSplit(IReadOnlyList<TableValues> clauses)
    {
        // "Four at seven and two at eight" is two tables.
        if (clauses.SelectMany(clause => clause.Times).Distinct().Skip(1).Any()
            || clauses.SelectMany(clause => clause.Dates).Any(date => !date.Matches(table.Date)))
        {
            return false;
        }

        List<int> sizes = [.. clauses.SelectMany(clause => clause.PartySizes.Concat(clause.Numbers))];
        for (var start = 0; start < sizes.Count; start++)
        {
            var sum = sizes[start];
            for (var end = start + 1; end < sizes.Count && sum < table.PartySize; end++)
            {
                sum += sizes[end];
                if (sum == table.PartySize)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsOtherMeal(MealOfDay meal) => meal == MealOfDay.Lunch ? table.Time.Hour >= FirstHourOfDinner : table.Time.Hour < LastHourOfLunch;

    // A value beside the word of another thing proves, but does not contradict.
    private void TakeMatching(TranscriptTurn turn, TableValues? values)
    {
        if (values is null)
        {
            return;
        }

        Take(turn, values with
        {
            Dates = [.. values.Dates.Where(date => date.Matches(table.Date))],
            Times = [.. values.Times.Where(time => time.Matches(table.Time))],
            PartySizes = [.. values.PartySizes.Where(size => size == table.PartySize)],
            Numbers = [.. values.Numbers.Where(number => number == table.PartySize || IsHour(number, table))],
        });
    }

    private static bool NamesDate(TableValues values, TableBooking table) => values.Dates.Any(date => date.Matches(table.Date));

    private static bool NamesTime(TableValues values, TableBooking table) =>
        values.Times.Any(time => time.Matches(table.Time)) || values.Numbers.Any(number => IsHour(number, table));

    private static bool NamesParty(TableValues values, TableBooking table) =>
        values.PartySizes.Contains(table.PartySize) || values.Numbers.Contains(table.PartySize);

    private static bool IsHour(int number, TableBooking table) =>
        new SpokenTime(number, table.Time.Minute, IsHalfDayOpen: true).Matches(table.Time);
}
