using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>What the agent and the callee have agreed on so far. Only words that the callee said or heard count as an agreement.</summary>
internal sealed class AgreementState
{
    private readonly BookingInstructions _instructions;
    private readonly AgentUtteranceHistory _agent;
    private readonly List<string> _recognizedCodes = [];
    private bool _partySizeVerified;
    private bool _timeVerified;
    private int _uncertainTimeCount;

    public AgreementState(BookingInstructions instructions, AgentUtteranceHistory agent)
    {
        (_instructions, _agent) = (instructions, agent);
        Terms = instructions.Task == BookingTask.Change ? instructions.BookedTerms : instructions.Terms;
    }

    /// <summary>The terms under discussion.</summary>
    public BookingTerms Terms { get; private set; }

    /// <summary>Whether the callee has said that the table is booked.</summary>
    public bool IsAgreed { get; private set; }

    /// <summary>Whether the callee has stated the party size and the time, or said yes to them.</summary>
    public bool AreDetailsVerified => _partySizeVerified && _timeVerified;

    /// <summary>Whether the callee said yes to the latest read-back.</summary>
    public bool IsReadBackConfirmed { get; private set; }

    /// <summary>Whether the callee said that there is no confirmation number.</summary>
    public bool HasNoCode { get; private set; }

    /// <summary>The confirmation number that most recognitions agree on.</summary>
    public string? Code => CodeConsensus.Compute(_recognizedCodes);

    /// <summary>The whole confirmation numbers that were recognized, each once.</summary>
    public IEnumerable<string> CodeReadings => _recognizedCodes.Where(code => !code.Contains('?', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);

    /// <summary>Whether the confirmation number was recognized at least four times, always the same.</summary>
    public bool IsCodeConsistent => _recognizedCodes.Count >= 4 && _recognizedCodes.TrueForAll(code => code == Code);

    /// <summary>Whether the callee has said that a table is not available.</summary>
    public bool HasBeenUnavailable { get; private set; }

    /// <summary>The latest offer that the guest has not allowed, and how many times in a row the callee made it.</summary>
    public (BookingOffer Offer, int Count)? LatestOffer { get; private set; }

    /// <summary>Finds the offers in an utterance.</summary>
    public IReadOnlyList<BookingOffer> FindOffers(CalleeUtterance utterance) => BookingOffer.FindAll(utterance, Terms, _instructions);

    /// <summary>Whether the guest has allowed an offer, or asked for it.</summary>
    public bool Accepts(BookingOffer offer) =>
        _instructions.Accepts(offer) || offer == new BookingOffer(Terms.Time)
        || ((offer with { Time = null, Date = null, PartySize = null }).IsEmpty
            && _agent.HasProposed(proposal => Terms.Apply(proposal).Apply(offer) == Terms.Apply(proposal)));

    /// <summary>Whether the callee states the booking with other values than the requested ones.</summary>
    public bool IsContradictedBy(CalleeUtterance utterance) =>
        utterance.StatesBooking && !utterance.HasAny(CalleeIntents.HasNoTable | CalleeIntents.Offers) && Contradicts(utterance, Terms);

    /// <summary>Whether the callee refuses a time that the agent did not request.</summary>
    public bool ShowsMisunderstanding(CalleeUtterance utterance) => utterance.UnavailableTimes.Count > 0 && _agent.HasStatedRequest && !IsAgreed
        && _agent.Last is not { AsksForAlternatives: true } && _agent.Last?.FindProposal(_instructions) is null
        && Terms.Time is { } time && !FindOffers(utterance).Any(offer => offer.Time == time)
        && utterance.UnavailableTimes.All(unavailable => unavailable.ResolveNear(time) != time && !IsTruncatedTime(unavailable, time));

    /// <summary>Whether every time, party size and day that the callee stated equals the request.</summary>
    public bool MatchesTerms(CalleeUtterance utterance) => !Contradicts(utterance, Terms) && !HasUncertainTime(utterance);

    /// <summary>Whether an utterance states other values than the given ones.</summary>
    public bool Contradicts(CalleeUtterance utterance, BookingTerms terms) =>
        (utterance.PartySize is { } party && terms.PartySize is { } size && party != size)
        || (utterance.Date is { } date && terms.Date is { } day && date.Contradicts(day))
        || (utterance.Times is [var first, ..] && terms.Time is { } time && first.ResolveNear(time) != time
            && (!IsTruncatedTime(first, time) || _uncertainTimeCount > 1 || utterance.HasAny(CalleeIntents.No)));

    /// <summary>Applies what the agent says, before it is added to the history.</summary>
    public void RecordAgentUtterance(AgentUtterance utterance)
    {
        if (_instructions.Task == BookingTask.Change && utterance.IsRequest && !utterance.IsIncomplete && !_agent.HasStatedRequest)
        {
            Terms = _instructions.Terms;
        }

        if (utterance.FindAcceptedOffer(_instructions) is { } accepted)
        {
            _timeVerified &= accepted.Time is null || accepted.Time == Terms.Time;
            _partySizeVerified &= accepted.PartySize is null;
            (Terms, LatestOffer) = (Terms.Apply(accepted), null);
        }
    }

    /// <summary>Applies what the callee says.</summary>
    public void RecordCalleeUtterance(CalleeUtterance utterance)
    {
        if (utterance.StatesBooking && utterance.Times.Count > 0)
        {
            _uncertainTimeCount = HasUncertainTime(utterance) ? _uncertainTimeCount + 1 : 0;
        }

        RecordProposal(utterance);
        RecordOffers(utterance);
        RecordDetails(utterance);
        RecordCode(utterance);
        RecordAnswer(utterance);
    }

    private bool HasUncertainTime(CalleeUtterance utterance) => utterance.Times is [var first, ..] && Terms.Time is { } time && first.ResolveNear(time) != time;

    // The recognizer may return "seven" or "seven forty" for "seven forty five". That is not the requested time, but it does not contradict it.
    private static bool IsTruncatedTime(SpokenTime spoken, TimeOnly time) => spoken.ResolveNear(time).Hour == time.Hour
        && (spoken.Length == 1 || (spoken.Minute % 10 == 0 && spoken.Minute == time.Minute / 10 * 10));

    // The callee agrees to the agent's last proposal by saying yes or by stating it.
    private void RecordProposal(CalleeUtterance utterance)
    {
        if (_agent.Last?.FindProposal(_instructions) is not { } proposed || utterance.HasAny(CalleeIntents.HasNoTable | CalleeIntents.No))
        {
            return;
        }

        BookingTerms terms = Terms.Apply(proposed);
        if (utterance.HasAny(CalleeIntents.Yes | CalleeIntents.HasTable | CalleeIntents.Booked) || (utterance.StatesBooking && !Contradicts(utterance, terms)))
        {
            Terms = terms;
        }
    }

    private void RecordOffers(CalleeUtterance utterance)
    {
        HasBeenUnavailable |= utterance.HasAny(CalleeIntents.HasNoTable);
        if (!utterance.HasAny(CalleeIntents.Offers | CalleeIntents.HasNoTable))
        {
            return;
        }

        if (IsAgreed && utterance.HasAny(CalleeIntents.HasNoTable | CalleeIntents.WithdrawsTable) && utterance.Code is null)
        {
            ResetAgreement();
        }

        IReadOnlyList<BookingOffer> offers = FindOffers(utterance);
        if (offers.Count > 0 && !offers.Any(Accepts))
        {
            LatestOffer = (offers[0], LatestOffer?.Offer == offers[0] ? LatestOffer.Value.Count + 1 : 1);
        }
    }

    // The callee has withdrawn the agreement.
    private void ResetAgreement()
    {
        (IsAgreed, IsReadBackConfirmed, HasNoCode, _partySizeVerified, _timeVerified) = (false, false, false, false, false);
        _recognizedCodes.Clear();
    }

    private void RecordDetails(CalleeUtterance utterance)
    {
        if (!utterance.StatesBooking || utterance.HasAny(CalleeIntents.HasNoTable | CalleeIntents.Offers))
        {
            return;
        }

        if (IsContradictedBy(utterance))
        {
            (_partySizeVerified, _timeVerified, IsReadBackConfirmed) = (false, false, false);
            return;
        }

        _partySizeVerified |= utterance.PartySize is not null;
        _timeVerified |= utterance.Times is [var spoken, ..] && spoken.ResolveNear(Terms.Time ?? BookingOffer.DefaultTime) == Terms.Time;
    }

    private void RecordCode(CalleeUtterance utterance)
    {
        if (!_agent.HasStatedRequest)
        {
            return;
        }

        IsAgreed |= utterance.HasAny(CalleeIntents.Booked) && !utterance.HasAny(CalleeIntents.HasNoCode) && !IsContradictedBy(utterance);
        if (utterance.Code is { } code && !IsSpellingOfName(code))
        {
            IsAgreed |= utterance.HasAny(CalleeIntents.GivesCode);
            _recognizedCodes.Add(code);
            IsReadBackConfirmed &= _agent.Last?.Code == Code;
        }
        else if (utterance.HasAny(CalleeIntents.HasNoCode) || (_agent.Last?.AsksCode == true && utterance.HasAny(CalleeIntents.No)))
        {
            HasNoCode = IsAgreed;
            if (HasNoCode)
            {
                _recognizedCodes.Clear();
            }
        }
    }

    // A spelling that was not introduced as a name is still no confirmation number.
    private bool IsSpellingOfName(string code) => code.All(char.IsAsciiLetter) && code.ToLowerInvariant() is var letters
        && (_instructions.SurnameLetters.Contains(letters, StringComparison.Ordinal) || PersonNameParser.AreSimilar(letters, _instructions.SurnameLetters));

    private void RecordAnswer(CalleeUtterance utterance)
    {
        bool isYes = utterance.HasAny(CalleeIntents.Yes) && !utterance.HasAny(CalleeIntents.No | CalleeIntents.HasNoTable)
            && !IsContradictedBy(utterance) && !HasUncertainTime(utterance);
        if (_agent.Last is not { } last || !(last.AsksForConfirmation || last.ReadsBack) || !isYes
            || (utterance.Code is { } code && code != last.Code))
        {
            return;
        }

        IsAgreed = true;
        IsReadBackConfirmed = last.ReadsBack;
        if (last.ReadsBackDetails)
        {
            (_partySizeVerified, _timeVerified) = (true, true);
        }
    }
}
