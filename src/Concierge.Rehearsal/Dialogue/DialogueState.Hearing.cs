using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Dialogue;

/// <content>Applies what the callee says.</content>
internal sealed partial class DialogueState
{
    private string _pending = "";
    private string _latest = "";
    private bool _hasPending;
    private bool _partyVerified;
    private bool _timeVerified;
    private int _doubtfulTimeCount;
    private string? _silentCallId;
    private string? _keysCallId;
    private string? _endCallId;

    /// <summary>Finds the offers in an utterance.</summary>
    public IReadOnlyList<BookingOffer> FindOffers(CalleeUtterance utterance) => BookingOffer.FindAll(utterance, Terms, _instructions);

    /// <summary>Whether the guest has allowed an offer, or asked for it.</summary>
    public bool Accepts(BookingOffer offer) =>
        _instructions.Accepts(offer) || offer == new BookingOffer(Terms.Time)
        || _own.Exists(line => line.FindProposal(_instructions) is { } proposed && (offer with { Time = null, Date = null, PartySize = null }).IsEmpty
            && Terms.Apply(proposed).Apply(offer) == Terms.Apply(proposed));

    /// <summary>Whether the agent has already asked for a day.</summary>
    public bool HasProposed(DateOnly day) => _own.Exists(line => line.FindProposal(_instructions)?.Date == day);

    /// <summary>Whether the callee states the booking with other values than the requested ones.</summary>
    public bool IsContradictedBy(CalleeUtterance utterance) =>
        utterance.StatesBooking && !utterance.HasAny(CalleeIntents.Full | CalleeIntents.Offers) && Contradicts(utterance, Terms);

    /// <summary>Whether the callee refuses a time that was not asked for.</summary>
    public bool ShowsMisunderstanding(CalleeUtterance utterance) => utterance.FullTimes.Count > 0 && HasStatedRequest && !IsAgreed
        && Last is not { AsksForAlternatives: true } && Last?.FindProposal(_instructions) is null
        && Terms.Time is { } time && !FindOffers(utterance).Any(offer => offer.Time == time)
        && utterance.FullTimes.All(full => full.ResolveNear(time) != time && !IsCutShort(full, time));

    /// <summary>Whether every time, party size and day that the callee stated equals the request.</summary>
    public bool MatchesTerms(CalleeUtterance utterance) => !Contradicts(utterance, Terms) && !HasDoubtfulTime(utterance);

    private bool Contradicts(CalleeUtterance utterance, BookingTerms terms) =>
        (utterance.Party is { } party && terms.PartySize is { } size && party != size)
        || (utterance.Date is { } date && terms.Date is { } day && date.Contradicts(day))
        || (utterance.Times is [var first, ..] && terms.Time is { } time && first.ResolveNear(time) != time
            && (!IsCutShort(first, time) || _doubtfulTimeCount > 1 || utterance.HasAny(CalleeIntents.No)));

    private bool HasDoubtfulTime(CalleeUtterance utterance) => utterance.Times is [var first, ..] && Terms.Time is { } time && first.ResolveNear(time) != time;

    // The recognizer may return "seven" or "seven forty" for "seven forty five". That is not the time, but it does not contradict it.
    private static bool IsCutShort(SpokenTime utterance, TimeOnly time) => utterance.ResolveNear(time).Hour == time.Hour
        && (utterance.Length == 1 || (utterance.Minute % 10 == 0 && utterance.Minute == time.Minute / 10 * 10));

    private void AddUtterance(string words)
    {
        _pending = $"{_pending} {words}";
        MenuText = $"{MenuText} {words}";
        _latest = words;
        _hasPending = true;
    }

    // An interrupted answer leaves the question open. Half a confirmation number continues in the next utterance.
    private void ProcessPending(bool wasHeard, bool mayContinue)
    {
        bool continues = !wasHeard || (mayContinue && CalleeUtterance.EndsInSymbols(_pending) && IsMidCode());
        if (_hasPending && !continues)
        {
            ProcessUtterance();
            (_pending, _hasPending) = ("", false);
        }
    }

    private CalleeUtterance ProcessUtterance()
    {
        bool codeExpected = Last is { } last && (last.ReadsBack || last.AsksCode || IsAgreed);
        CalleeUtterance utterance = CalleeUtterance.Parse(_pending, codeExpected);
        if (!CalleeUtterance.Parse(_latest, codeExpected).HasAny(CalleeIntents.Waits))
        {
            utterance = utterance.Without(CalleeIntents.Waits);
        }

        if (utterance.HasAny(CalleeIntents.GivesOrders))
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
            _doubtfulTimeCount = HasDoubtfulTime(utterance) ? _doubtfulTimeCount + 1 : 0;
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
        if (Last?.FindProposal(_instructions) is not { } proposed || utterance.HasAny(CalleeIntents.Full | CalleeIntents.No))
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
        HasBeenFull |= utterance.HasAny(CalleeIntents.Full);
        if (!utterance.HasAny(CalleeIntents.Offers) && !utterance.HasAny(CalleeIntents.Full))
        {
            return;
        }

        if (IsAgreed && utterance.HasAny(CalleeIntents.Full | CalleeIntents.Withdraws) && utterance.Code is null)
        {
            ResetAgreement();
        }

        IReadOnlyList<BookingOffer> offers = FindOffers(utterance);
        if (offers.Count > 0 && !offers.Any(Accepts))
        {
            LatestOffer = (offers[0], LatestOffer?.Offer == offers[0] ? LatestOffer.Value.Heard + 1 : 1);
        }
    }

    // The callee withdraws the agreement.
    private void ResetAgreement()
    {
        (IsAgreed, IsReadBackConfirmed, HasNoCode, _partyVerified, _timeVerified) = (false, false, false, false, false);
        _codes.Clear();
    }

    private void RecordDetails(CalleeUtterance utterance)
    {
        if (!utterance.StatesBooking || utterance.HasAny(CalleeIntents.Full | CalleeIntents.Offers))
        {
            return;
        }

        if (IsContradictedBy(utterance))
        {
            (_partyVerified, _timeVerified, IsReadBackConfirmed) = (false, false, false);
            return;
        }

        _partyVerified |= utterance.Party is not null;
        _timeVerified |= utterance.Times is [var said, ..] && said.ResolveNear(Terms.Time ?? BookingOffer.DefaultTime) == Terms.Time;
    }

    private void RecordCode(CalleeUtterance utterance)
    {
        if (!HasStatedRequest)
        {
            return;
        }

        IsAgreed |= utterance.HasAny(CalleeIntents.Booked) && !utterance.HasAny(CalleeIntents.NoCode) && !IsContradictedBy(utterance);
        if (utterance.Code is { } code)
        {
            IsAgreed |= utterance.HasAny(CalleeIntents.NamesCode);
            _codes.Add(code);
            IsReadBackConfirmed &= Last?.Code == Code;
        }
        else if (utterance.HasAny(CalleeIntents.NoCode) || (Last?.AsksCode == true && utterance.HasAny(CalleeIntents.No)))
        {
            HasNoCode = IsAgreed;
            if (HasNoCode)
            {
                _codes.Clear();
            }
        }
    }

    private void RecordAnswer(CalleeUtterance utterance)
    {
        bool yes = utterance.HasAny(CalleeIntents.Yes) && !utterance.HasAny(CalleeIntents.No | CalleeIntents.Full) && !IsContradictedBy(utterance) && !HasDoubtfulTime(
            utterance);
        if (Last is not { AsksForConfirmation: true } and not { ReadsBack: true } || !yes || (utterance.Code is { } code && code != Last.Code))
        {
            return;
        }

        IsAgreed = true;
        IsReadBackConfirmed = Last.ReadsBack;
        if (Last.ReadsBackDetails)
        {
            (_partyVerified, _timeVerified) = (true, true);
        }
    }

    private bool IsMidCode()
    {
        CalleeUtterance utterance = CalleeUtterance.Parse(_pending, codeExpected: false);
        return utterance.HasAny(CalleeIntents.NamesCode) || Last is { AsksCode: true };
    }
}
