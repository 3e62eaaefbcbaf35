using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Language.Acts;
using NodaTime;

namespace Concierge.Calls.Evidence;

/// <summary>
/// The values of a table that both sides named. The last word on a value wins: the agent's as far as it was heard, the restaurant's always.
/// </summary>
internal sealed class TableValueLedger(TableBooking table, LocalDate today)
{
    private CounterEvidence? _date;
    private CounterEvidence? _time;
    private CounterEvidence? _party;
    private bool _namesDate;
    private bool _namesTime;
    private bool _namesParty;

    /// <summary>Another value than the claimed one that stands as the last word; <see langword="null"/> if there is none.</summary>
    public CounterEvidence? Other => _date ?? _time ?? _party;

    /// <summary>Whether day, time and number of people were named.</summary>
    public bool NamesEveryValue => _namesDate && _namesTime && _namesParty;

    /// <summary>Takes a turn.</summary>
    public void OnTurn(TranscriptTurn turn)
    {
        var isAgent = turn.Speaker == Speaker.Agent;
        foreach (var clause in ClauseSplitter.Split(turn.Text).Where(clause => !EnglishTableValueReader.IsAboutSomethingElse(clause)))
        {
            var values = EnglishTableValueReader.Read(clause, today);
            if (SpokenFieldMatcher.NamesDate(clause, table.Date, today))
            {
                (_namesDate, _date) = (true, null);
            }

            if (IsOtherDate(values))
            {
                _date = isAgent ? _date : new(CounterEvidenceKind.OtherDate, turn.Number);
            }

            if (SpokenFieldMatcher.NamesTime(clause, table.Time))
            {
                (_namesTime, _time) = (true, null);
            }
            else if (!isAgent && SpokenFieldMatcher.NamesOtherTime(clause, table.Time))
            {
                _time = new(CounterEvidenceKind.OtherTime, turn.Number);
            }

            if (values.PartySize == table.PartySize || SpokenFieldMatcher.NamesPartySize(clause, table.PartySize))
            {
                (_namesParty, _party) = (true, null);
            }
            else if (!isAgent && values.PartySize is not null)
            {
                _party = new(CounterEvidenceKind.OtherPartySize, turn.Number);
            }
        }
    }

    private bool IsOtherDate(TableValues values) =>
        (values.Weekdays.Count > 0 && !values.Weekdays.Contains(table.Date.DayOfWeek)) || (values.DayOfMonth is { } day && day != table.Date.Day);
}
