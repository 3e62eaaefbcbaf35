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
    private CounterEvidence? _unchanged;

    private readonly NamedValue _date = new(CounterEvidenceKind.OtherDate);
    private readonly NamedValue _time = new(CounterEvidenceKind.OtherTime);
    private readonly NamedValue _party = new(CounterEvidenceKind.OtherPartySize);

    /// <summary>Another value than the claimed one that stands as the last word; <see langword="null"/> if there is none.</summary>
    public CounterEvidence? Other => _date.Other ?? _time.Other ?? _party.Other ?? _unchanged;

    /// <summary>Where the day was named.</summary>
    public NamedValue Date => _date;

    /// <summary>Where the time was named.</summary>
    public NamedValue Time => _time;

    /// <summary>Where the number of people was named.</summary>
    public NamedValue PartySize => _party;

    /// <summary>Whether every value of the table was named, so that a yes can mean the whole table.</summary>
    public bool IsComplete => existing is not null || (_date.IsNamed && _time.IsNamed && _party.IsNamed);

    /// <summary>Whether a clause names a value in which the new table differs from the existing booking.</summary>
    public bool NamesChange(TableValues values) => existing is { } before
        && ((table.Date != before.Date && values.Dates.Any(date => date.Matches(table.Date)))
            || (table.Time != before.Time && (values.Times.Any(time => time.Matches(table.Time)) || values.Numbers.Any(IsHour)))
            || (table.PartySize != before.PartySize && (values.PartySizes.Contains(table.PartySize) || values.Numbers.Contains(table.PartySize))));

    /// <summary>Whether a clause names only values of the existing booking that are to change.</summary>
    public bool NamesOnlyExisting(TableValues values) => existing is { } before && !NamesChange(values)
        && ((table.Date != before.Date && values.Dates.Any(date => date.Matches(before.Date)))
            || (table.Time != before.Time && values.Times.Any(time => time.Matches(before.Time)))
            || (table.PartySize != before.PartySize && (values.PartySizes.Contains(before.PartySize) || values.Numbers.Contains(before.PartySize))));

    /// <summary>Takes a turn of the restaurant after its agreement to a change: only the old values in it speak against the change.</summary>
    public void TakeExisting(TranscriptTurn turn, IReadOnlyList<TableValues> values)
    {
        foreach (var clause in values)
        {
            _unchanged = NamesChange(clause) ? null : NamesOnlyExisting(clause) ? new(CounterEvidenceKind.OtherTime, turn.Number) : _unchanged;
        }
    }

    /// <summary>Takes what a clause names.</summary>
    public void Take(TranscriptTurn turn, TableValues values)
    {
        if (turn.Speaker == Speaker.Agent && NamesChange(values))
        {
            _unchanged = null;
        }

        foreach (var date in values.Dates)
        {
            _date.Take(turn, date.Matches(table.Date), existing is { } before && date.Matches(before.Date));
        }

        foreach (var time in values.Times)
        {
            _time.Take(turn, time.Matches(table.Time), existing is { } before && time.Matches(before.Time));
        }

        foreach (var size in values.PartySizes)
        {
            _party.Take(turn, size == table.PartySize, existing?.PartySize == size);
        }

        // "For eight" may be the time or the number of people; it contradicts only if it is neither.
        foreach (var number in values.Numbers)
        {
            if (number == table.PartySize)
            {
                _party.Take(turn, isTable: true, isExisting: false);
            }
            else if (IsHour(number))
            {
                _time.Take(turn, isTable: true, isExisting: false);
            }
            else if (turn.Speaker == Speaker.Restaurant)
            {
                var isExisting = existing is { } before
                    && (number == before.PartySize || new SpokenTime(number, before.Time.Minute, IsHalfDayOpen: true).Matches(before.Time));
                _party.Take(turn, isTable: false, isExisting);
            }
        }
    }

    private bool IsHour(int number) => new SpokenTime(number, table.Time.Minute, IsHalfDayOpen: true).Matches(table.Time);
}
