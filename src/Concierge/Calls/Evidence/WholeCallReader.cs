using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Language.Acts;
using Concierge.Reservations;
using NodaTime;

namespace Concierge.Calls.Evidence;

/// <summary>
/// Reads a whole call: whether the restaurant agreed, whether something speaks against the agreement (it was taken back, or bound to something
/// that was not settled in the call), and whether the values are those that were claimed.
/// </summary>
internal sealed class WholeCallReader
{
    private readonly ReservationDetails _details;
    private readonly TableValueLedger _values;
    private readonly AgreementState _state;
    private readonly ICalleeTurnReader _acts;
    private readonly LocalDate _today;
    private readonly HashSet<string> _ownWords = new(StringComparer.Ordinal);
    private readonly NameLedger _name;
    private bool _isChangeAskedFor;
    private string _lastAgentText = "";

    private WholeCallReader(TableBooking table, ReservationDetails details, LocalDate today, ICalleeTurnReader acts)
    {
        (_details, _today, _acts) = (details, today, acts);
        _values = new(
            table,
            details is { Purpose: CallPurpose.Change, Existing: { } existing } ? new TableBooking(existing.Date, existing.Time, existing.PartySize) : null);
        _state = new(needsStatement: details.Purpose == CallPurpose.Cancel);
        _name = new(details.CustomerName);
        AddOwnWords(details.CustomerName);
        AddOwnWords(details.RestaurantName);
    }

    /// <summary>Reads a call.</summary>
    /// <param name="table">The claimed table; for a cancellation, the booking that is to be cancelled.</param>
    /// <param name="details">What the guest asked for.</param>
    /// <param name="today">The date of the call.</param>
    /// <param name="acts">Reads the callee's turns.</param>
    /// <param name="transcript">The transcript of the call.</param>
    public static WholeCallReading Read(
        TableBooking table, ReservationDetails details, LocalDate today, ICalleeTurnReader acts, IReadOnlyList<TranscriptTurn> transcript)
    {
        var reader = new WholeCallReader(table, details, today, acts);
        foreach (var turn in transcript)
        {
            reader.Take(turn);
        }

        return reader.CreateReading(transcript);
    }

    private void Take(TranscriptTurn turn)
    {
        if (turn.Speaker == Speaker.Agent)
        {
            TakeAgentTurn(turn);
        }
        else if (AgreementDetector.IsAddressedToGuest(turn.Text) && !(_state.AgreedTurn is not null && NumberCorrection.Is(_lastAgentText, turn.Text)))
        {
            TakeCalleeTurn(turn);
        }
    }

    private void TakeAgentTurn(TranscriptTurn turn)
    {
        AddOwnWords(turn.Text);
        _lastAgentText = turn.Text;
        _name.TakeAgentTurn(turn);
        _isChangeAskedFor |= EnglishProposalReader.AsksForChange(turn.Text);
        _state.OnAgentTurn(EnglishProposalReader.Read(turn.Text), turn.Interrupted);
        foreach (var values in ClauseSplitter.Split(turn.Text).Select(clause => EnglishTableValueReader.Read(clause, _today)))
        {
            _isChangeAskedFor |= _values.NamesChange(values);
            _values.Take(turn, values);
        }
    }

    private void TakeCalleeTurn(TranscriptTurn turn)
    {
        var (clauses, givesNumber) = _acts.Read(turn, _ownWords);
        _name.Take(turn, clauses);

        foreach (var clause in clauses)
        {
            if (SpeaksOfTable(clause.Act))
            {
                _values.Take(turn, clause.Values);
            }
        }

        // A restaurant that finds an existing booking also states it: only what it says after the request for another table counts.
        if (_details is not { Purpose: CallPurpose.Change, Existing: not null } || _isChangeAskedFor)
        {
            _state.OnCalleeTurn(
                turn.Number,
                [.. clauses.Select(clause => IsYes(clause.Act) && _values.NamesOnlyExisting(clause.Values) ? clause with { Act = CalleeAct.States } : clause)],
                givesNumber,
                _details.Purpose == CallPurpose.Cancel || _values.IsComplete);
        }

        // After the agreement to a change, the old values alone say that nothing was changed.
        if (_isChangeAskedFor && _state.AgreedTurn is not null)
        {
            _values.TakeExisting(turn, [.. clauses.Select(clause => clause.Values)]);
        }
    }

    private static bool IsYes(CalleeAct act) => act is CalleeAct.Commits or CalleeAct.Accepts or CalleeAct.Acknowledges;

    // The values of what is refused, or of a house rule, are not the table's.
    private static bool SpeaksOfTable(CalleeAct act) => act is not (CalleeAct.Refuses or CalleeAct.Denies or CalleeAct.Retracts
        or CalleeAct.Accompanies or CalleeAct.WantsPayment or CalleeAct.SendsElsewhere);

    private WholeCallReading CreateReading(IReadOnlyList<TranscriptTurn> transcript)
    {
        var against = _state.Result ?? _values.Other ?? _name.Other;
        if (_state.AgreedTurn is not { } agreed)
        {
            return new(against, AgreedTurn: null, IsCommitment: false, [], _name.Written);
        }

        List<FieldEvidence> evidence = [new(EvidenceFields.Agreement, agreed)];
        Add(_values.PartySize.FindEvidence(EvidenceFields.PartySize, agreed));
        Add(_values.Date.FindEvidence(EvidenceFields.Date, agreed));
        Add(_values.Time.FindEvidence(EvidenceFields.Time, agreed));
        Add(FindName(transcript, agreed));
        return new(against, agreed, _state.IsCommitment, evidence, _name.Written);

        void Add(FieldEvidence? found)
        {
            if (found is not null)
            {
                evidence.Add(found);
            }
        }
    }

    private FieldEvidence? FindName(IReadOnlyList<TranscriptTurn> transcript, int agreed) =>
        _name.Written is not null ? null
            : _name.SpelledTurn is { } spelled ? new(EvidenceFields.Name, spelled)
            : transcript.LastOrDefault(turn =>
                turn.Speaker == Speaker.Restaurant && SpokenFieldMatcher.NamesGuest(turn.Text, _details.CustomerName)) is { } heard
            ? new(EvidenceFields.Name, heard.Number)
            : transcript.LastOrDefault(turn => turn.Speaker == Speaker.Agent && turn.Number < agreed
                && SpokenFieldMatcher.NamesGuest(turn.Text, _details.CustomerName)) is { } said
            ? new(EvidenceFields.Name, said.Number, agreed)
            : null;

    private void AddOwnWords(string text) => _ownWords.UnionWith(ClauseSplitter.Split(text).SelectMany(EnglishTokenizer.Split));
}
