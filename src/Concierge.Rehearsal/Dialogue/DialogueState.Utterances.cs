using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Dialogue;

/// <content>Applies the callee's utterances.</content>
internal sealed partial class DialogueState
{
    private string _pendingWords = "";
    private string _latestWords = "";
    private bool _hasPendingUtterance;
    private bool _partySizeVerified;
    private bool _timeVerified;
    private int _uncertainTimeCount;
    private string? _silentFunctionCallId;
    private string? _keysFunctionCallId;
    private string? _endFunctionCallId;

    /// <summary>Finds the offers in an utterance.</summary>
    public IReadOnlyList<BookingOffer> FindOffers(CalleeUtterance utterance) => BookingOffer.FindAll(utterance, Terms, _instructions);

    /// <summary>Whether the guest has allowed an offer, or asked for it.</summary>
    public bool Accepts(BookingOffer offer) =>
        _instructions.Accepts(offer) || offer == new BookingOffer(Terms.Time)
        || _agentUtterances.Exists(line => line.FindProposal(_instructions) is { } proposed
            && (offer with { Time = null, Date = null, PartySize = null }).IsEmpty
            && Terms.Apply(proposed).Apply(offer) == Terms.Apply(proposed));

    /// <summary>Whether the agent has already proposed a day.</summary>
    public bool HasProposed(DateOnly day) => _agentUtterances.Exists(line => line.FindProposal(_instructions)?.Date == day);

    /// <summary>Whether the callee states the booking with other values than the requested ones.</summary>
    public bool IsContradictedBy(CalleeUtterance utterance) =>
        utterance.StatesBooking && !utterance.HasAny(CalleeIntents.HasNoTable | CalleeIntents.Offers) && Contradicts(utterance, Terms);

    /// <summary>Whether the callee refuses a time that the agent did not request.</summary>
    public bool ShowsMisunderstanding(CalleeUtterance utterance) => utterance.UnavailableTimes.Count > 0 && HasStatedRequest && !IsAgreed
        && LastUtterance is not { AsksForAlternatives: true } && LastUtterance?.FindProposal(_instructions) is null
        && Terms.Time is { } time && !FindOffers(utterance).Any(offer => offer.Time == time)
        && utterance.UnavailableTimes.All(full => full.ResolveNear(time) != time && !IsTruncatedTime(full, time));

    /// <summary>Whether every time, party size and day that the callee stated equals the request.</summary>
    public bool MatchesTerms(CalleeUtterance utterance) => !Contradicts(utterance, Terms) && !HasUncertainTime(utterance);

    private bool Contradicts(CalleeUtterance utterance, BookingTerms terms) =>
        (utterance.PartySize is { } party && terms.PartySize is { } size && party != size)
        || (utterance.Date is { } date && terms.Date is { } day && date.Contradicts(day))
        || (utterance.Times is [var first, ..] && terms.Time is { } time && first.ResolveNear(time) != time
            && (!IsTruncatedTime(first, time) || _uncertainTimeCount > 1 || utterance.HasAny(CalleeIntents.No)));

    private bool HasUncertainTime(CalleeUtterance utterance) => utterance.Times is [var first, ..] && Terms.Time is { } time && first.ResolveNear(time) != time;

    // The recognizer may return "seven" or "seven forty" for "seven forty five". That is not the requested time, but it does not contradict it.
    private static bool IsTruncatedTime(SpokenTime spoken, TimeOnly time) => spoken.ResolveNear(time).Hour == time.Hour
        && (spoken.Length == 1 || (spoken.Minute % 10 == 0 && spoken.Minute == time.Minute / 10 * 10));

    private void AddUtterance(string words)
    {
        _pendingWords = $"{_pendingWords} {words}";
        MenuText = $"{MenuText} {words}";
        _latestWords = words;
        _hasPendingUtterance = true;
    }

    // An interrupted answer leaves the question open. An incomplete confirmation number continues in the next utterance.
    private void ProcessPending(bool wasHeard, bool mayContinue)
    {
        bool continues = !wasHeard || (mayContinue && CalleeUtterance.EndsInSymbols(_pendingWords) && IsCodeIncomplete());
        if (_hasPendingUtterance && !continues)
        {
            ProcessUtterance();
            (_pendingWords, _hasPendingUtterance) = ("", false);
        }
    }

    private CalleeUtterance ProcessUtterance()
    {
        bool codeExpected = LastUtterance is { } last && (last.ReadsBack || last.AsksCode || IsAgreed);
        CalleeUtterance utterance = CalleeUtterance.Parse(_pendingWords, codeExpected);
        if (!CalleeUtterance.Parse(_latestWords, codeExpected).HasAny(CalleeIntents.AsksToHold))
        {
            utterance = utterance.Without(CalleeIntents.AsksToHold);
        }

        if (utterance.HasAny(CalleeIntents.GivesInstructions))
        {
            return utterance;
        }

        if (_instructions.Task == BookingTask.Cancel || (_instructions.Task == BookingTask.Change && !HasStatedRequest))
        {
            RecordExistingBooking(utterance);
            return utterance;
        }

        if (utterance.StatesBooking && utterance.Times.Count > 0)
        {
            _uncertainTimeCount = HasUncertainTime(utterance) ? _uncertainTimeCount + 1 : 0;
        }

        RecordProposal(utterance);
        RecordOffers(utterance);
        RecordDetails(utterance);
        RecordCode(utterance);
        RecordAnswer(utterance);
        return utterance;
    }

    // The callee agrees to the agent's last proposal by saying yes or by stating it.
    private void RecordProposal(CalleeUtterance utterance)
    {
        if (LastUtterance?.FindProposal(_instructions) is not { } proposed || utterance.HasAny(CalleeIntents.HasNoTable | CalleeIntents.No))
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
        if (!utterance.HasAny(CalleeIntents.Offers) && !utterance.HasAny(CalleeIntents.HasNoTable))
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
            LatestOffer = (offers[0], LatestOffer?.Offer == offers[0] ? LatestOffer.Value.Heard + 1 : 1);
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
        if (!HasStatedRequest)
        {
            return;
        }

        IsAgreed |= utterance.HasAny(CalleeIntents.Booked) && !utterance.HasAny(CalleeIntents.HasNoCode) && !IsContradictedBy(utterance);
        if (utterance.Code is { } code)
        {
            IsAgreed |= utterance.HasAny(CalleeIntents.GivesCode);
            _recognizedCodes.Add(code);
            IsReadBackConfirmed &= LastUtterance?.Code == Code;
        }
        else if (utterance.HasAny(CalleeIntents.HasNoCode) || (LastUtterance?.AsksCode == true && utterance.HasAny(CalleeIntents.No)))
        {
            HasNoCode = IsAgreed;
            if (HasNoCode)
            {
                _recognizedCodes.Clear();
            }
        }
    }

    private void RecordAnswer(CalleeUtterance utterance)
    {
        bool isYes = utterance.HasAny(CalleeIntents.Yes) && !utterance.HasAny(CalleeIntents.No | CalleeIntents.HasNoTable)
            && !IsContradictedBy(utterance) && !HasUncertainTime(utterance);
        if (LastUtterance is not { AsksForConfirmation: true } and not { ReadsBack: true } || !isYes
            || (utterance.Code is { } code && code != LastUtterance.Code))
        {
            return;
        }

        IsAgreed = true;
        IsReadBackConfirmed = LastUtterance.ReadsBack;
        if (LastUtterance.ReadsBackDetails)
        {
            (_partySizeVerified, _timeVerified) = (true, true);
        }
    }

    private bool IsCodeIncomplete()
    {
        CalleeUtterance utterance = CalleeUtterance.Parse(_pendingWords, codeExpected: false);
        return utterance.HasAny(CalleeIntents.GivesCode) || LastUtterance is { AsksCode: true };
    }
}
