using System.Text.RegularExpressions;
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
internal sealed partial class WholeCallReader
{
    private readonly ReservationDetails _details;
    private readonly TableValueLedger _values;
    private readonly AgreementState _state;
    private readonly ICalleeTurnReader _acts;
    private readonly LocalDate _today;
    private readonly HashSet<string> _ownWords = new(StringComparer.Ordinal);
    private readonly NameLedger _name;
    private bool _isChangeAskedFor;
    private bool _isTableAskedFor;
    private string _lastAgentText = "";
    private bool _isCorrectingNumber;

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
        else if (AgreementDetector.IsAddressedToGuest(turn.Text) && !IsNumberCorrection(turn.Text))
        {
            TakeCalleeTurn(turn);
        }
    }

    private bool IsNumberCorrection(string words)
    {
        _isCorrectingNumber = _state.AgreedTurn is not null
            && (NumberCorrection.Is(_lastAgentText, words) || (_isCorrectingNumber && NumberCorrection.Continues(words)));
        return _isCorrectingNumber;
    }

    private void TakeAgentTurn(TranscriptTurn turn)
    {
        AddOwnWords(turn.Text);
        _lastAgentText = turn.Text;
        _isCorrectingNumber = false;
        _name.TakeAgentTurn(turn);
        _isChangeAskedFor |= EnglishProposalReader.AsksForChange(turn.Text);
        var proposal = EnglishProposalReader.Read(turn.Text);
        _isTableAskedFor |= proposal.Topic == AgentTopic.Table;
        var (wasOther, namesValue) = (_values.Other is not null, false);
        foreach (var values in ClauseSplitter.Split(turn.Text).Select(clause => EnglishTableValueReader.Read(clause, _today)))
        {
            _isChangeAskedFor |= _values.NamesChange(values);
            _values.Take(turn, values);
            namesValue |= values.Dates.Count + values.Times.Count + values.PartySizes.Count > 0;
        }

        _state.OnAgentTurn(turn.Number, proposal, turn.Interrupted, corrects: namesValue && wasOther && _values.Other is null);
    }

    private void TakeCalleeTurn(TranscriptTurn turn)
    {
        var (read, givesNumber) = _acts.Read(turn, _ownWords);
        var clauses = LeaveOutOther(read);
        _name.Take(turn, clauses);

        var isComplete = _details.Purpose == CallPurpose.Cancel || _values.IsComplete;
        List<TableValues> spoken = [.. clauses.Where(clause => SpeaksOfTable(clause.Act)).Select(clause => clause.Values)];
        var hasTime = spoken.Exists(values => values.Times.Count > 0);
        var isSplit = Both().IsMatch(turn.Text) && _values.IsSplit(spoken) && clauses.TrueForAll(clause => clause.Act is not (CalleeAct.PutsOnWaitingList
            or CalleeAct.Objects or CalleeAct.Denies or CalleeAct.HoldsProvisionally or CalleeAct.SetsCondition or CalleeAct.Defers));
        var isCancelled = _details.Purpose == CallPurpose.Cancel && _state.AgreedTurn is not null;
        foreach (var clause in clauses)
        {
            // "The eleventh is cancelled, the fourth is there": what is named after a cancellation is another table.
            var isOfAnother = isCancelled && clause.Act is CalleeAct.States or CalleeAct.None;
            isCancelled |= _details.Purpose == CallPurpose.Cancel && clause.Act == CalleeAct.Commits;
            if (SpeaksOfTable(clause.Act) && !isOfAnother)
            {
                _values.Take(
                    turn,
                    clause.Act is CalleeAct.None or CalleeAct.Accompanies ? clause.Values : clause.Values.WithOfOtherThing(),
                    isClear: clause.IsUnderstood || clause.Act != CalleeAct.None,
                    isSplit,
                    hasTime);
            }
        }

        // A restaurant that finds an existing booking also states it: only what it says after the request for another table counts.
        if (_details is not { Purpose: CallPurpose.Change, Existing: not null } || _isChangeAskedFor)
        {
            _state.OnCalleeTurn(
                turn.Number,
                LeaveOutExisting(clauses),
                givesNumber,
                new(_values.IsBegun || _isTableAskedFor, isComplete, _values.ReadsBack(spoken)));
        }

        // After the agreement to a change, the old values alone say that nothing was changed.
        if (_isChangeAskedFor && _state.AgreedTurn is not null)
        {
            _values.TakeExisting(turn, [.. clauses.Select(clause => clause.Values)]);
        }
    }

    private static bool IsYes(CalleeAct act) => act is CalleeAct.Commits or CalleeAct.Accepts or CalleeAct.Acknowledges or CalleeAct.LooksForward;

    // "Yeah, I see you, six o'clock, four people": a yes beside the old values finds the booking.
    private List<Clause> LeaveOutExisting(List<Clause> clauses)
    {
        var isFound = clauses.Exists(clause => _values.NamesOnlyExisting(clause.Values)) && !clauses.Exists(clause => _values.NamesChange(clause.Values));
        return
        [
            .. clauses.Select(clause => IsYes(clause.Act)
                && (_values.NamesOnlyExisting(clause.Values) || _values.CommitsOther(clause.Values) || (isFound && clause.Act != CalleeAct.Commits))
                    ? clause with { Act = CalleeAct.States }
                    : clause),
        ];
    }

    [GeneratedRegex(@"^(?!.*\bwith\b).*\band\b", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Both();

    // "At ten it's all full", "not Tuesdays": what is said of another table is not said of this one.
    private List<Clause> LeaveOutOther(IReadOnlyList<Clause> clauses)
    {
        List<Clause> left = [.. clauses];
        for (var at = 0; at < left.Count; at++)
        {
            var isNegative = left[at].Act is CalleeAct.Refuses or CalleeAct.Denies
                || (left[at].Act == CalleeAct.Objects && left[at].Values.Declined is not null);
            var isOfBefore = at > 0 && !left[at].Values.NamesAny && left[at - 1].Act == CalleeAct.States && !left[at].IsRegret;
            if ((isNegative && _values.IsAboutOther(left[at].Values))
                || (isOfBefore && left[at].Act is CalleeAct.Refuses or CalleeAct.Denies or CalleeAct.Objects && _values.IsAboutOther(left[at - 1].Values)))
            {
                left[at] = left[at] with { Act = CalleeAct.Accompanies, Values = TableValues.None };
            }
        }

        return left;
    }

    // The values of what is refused, or of a house rule, are not the table's.
    private static bool SpeaksOfTable(CalleeAct act) => act is not (CalleeAct.Refuses or CalleeAct.Denies or CalleeAct.Retracts
        or CalleeAct.Accompanies or CalleeAct.WantsPayment or CalleeAct.SendsElsewhere);

    private WholeCallReading CreateReading(IReadOnlyList<TranscriptTurn> transcript)
    {
        var against = _state.Result ?? _values.Other ?? _name.Other;
        if (_state.AgreedTurn is not { } agreed)
        {
            return new(against, AgreedTurn: null, IsCommitment: false, [], _name.Written) { KeptFields = [.. _values.KeptFields] };
        }

        List<FieldEvidence> evidence = [new(EvidenceFields.Agreement, agreed)];
        Add(_values.PartySize.FindEvidence(EvidenceFields.PartySize, agreed));
        Add(_values.Date.FindEvidence(EvidenceFields.Date, agreed));
        Add(_values.Time.FindEvidence(EvidenceFields.Time, agreed));
        Add(FindName(transcript, agreed));
        return new(against, agreed, _state.IsCommitment, evidence, _name.Written) { KeptFields = [.. _values.KeptFields] };

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
