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
    public IReadOnlyList<BookingOffer> FindOffers(CalleeUtterance heard) => BookingOffer.FindAll(heard, Terms, _brief);

    /// <summary>Whether the guest has allowed an offer, or asked for it.</summary>
    public bool Accepts(BookingOffer offer) =>
        _brief.Accepts(offer) || offer == new BookingOffer(Terms.Time)
        || _own.Exists(line => line.FindProposal(_brief) is { } proposed && (offer with { Time = null, Date = null, PartySize = null }).IsEmpty
            && Terms.Apply(proposed).Apply(offer) == Terms.Apply(proposed));

    /// <summary>Whether the agent has already asked for a day.</summary>
    public bool HasProposed(DateOnly day) => _own.Exists(line => line.FindProposal(_brief)?.Date == day);

    /// <summary>Whether the callee states the booking with other values than the requested ones.</summary>
    public bool IsContradictedBy(CalleeUtterance heard) =>
        heard.StatesBooking && !heard.HasAny(CalleeIntents.Full | CalleeIntents.Offers) && Contradicts(heard, Terms);

    /// <summary>Whether the callee refuses a time that was not asked for.</summary>
    public bool ShowsMisunderstanding(CalleeUtterance heard) => heard.FullTimes.Count > 0 && HasStatedRequest && !IsAgreed
        && Last is not { AsksForAlternatives: true } && Last?.FindProposal(_brief) is null
        && Terms.Time is { } time && !FindOffers(heard).Any(offer => offer.Time == time)
        && heard.FullTimes.All(full => full.ResolveNear(time) != time && !IsCutShort(full, time));

    /// <summary>Whether every time, party size and day that the callee stated equals the request.</summary>
    public bool MatchesTerms(CalleeUtterance heard) => !Contradicts(heard, Terms) && !HasDoubtfulTime(heard);

    private bool Contradicts(CalleeUtterance heard, BookingTerms terms) =>
        (heard.Party is { } party && terms.PartySize is { } size && party != size)
        || (heard.Date is { } date && terms.Date is { } day && date.Contradicts(day))
        || (heard.Times is [var first, ..] && terms.Time is { } time && first.ResolveNear(time) != time
            && (!IsCutShort(first, time) || _doubtfulTimeCount > 1 || heard.HasAny(CalleeIntents.No)));

    private bool HasDoubtfulTime(CalleeUtterance heard) => heard.Times is [var first, ..] && Terms.Time is { } time && first.ResolveNear(time) != time;

    // The recognizer may return "seven" or "seven forty" for "seven forty five". That is not the time, but it does not contradict it.
    private static bool IsCutShort(SpokenTime heard, TimeOnly time) => heard.ResolveNear(time).Hour == time.Hour
        && (heard.Length == 1 || (heard.Minute % 10 == 0 && heard.Minute == time.Minute / 10 * 10));

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
        CalleeUtterance heard = CalleeUtterance.Parse(_pending, codeExpected);
        if (!CalleeUtterance.Parse(_latest, codeExpected).HasAny(CalleeIntents.Waits))
        {
            heard = heard.Without(CalleeIntents.Waits);
        }

        if (heard.HasAny(CalleeIntents.GivesOrders))
        {
            return heard;
        }

        if (_brief.Task == BookingTask.Cancel || (_brief.Task == BookingTask.Change && !HasStatedRequest))
        {
            RecordExistingBooking(heard);
            return heard;
        }

        if (heard.StatesBooking && heard.Times.Count > 0)
        {
            _doubtfulTimeCount = HasDoubtfulTime(heard) ? _doubtfulTimeCount + 1 : 0;
        }

        RecordProposal(heard);
        RecordOffers(heard);
        RecordDetails(heard);
        RecordCode(heard);
        RecordAnswer(heard);
        return heard;
    }

    // The callee agrees to the agent's last proposal by saying yes or by stating it.
    private void RecordProposal(CalleeUtterance heard)
    {
        if (Last?.FindProposal(_brief) is not { } proposed || heard.HasAny(CalleeIntents.Full | CalleeIntents.No))
        {
            return;
        }

        BookingTerms terms = Terms.Apply(proposed);
        if (heard.HasAny(CalleeIntents.Yes | CalleeIntents.HasTable | CalleeIntents.Booked) || (heard.StatesBooking && !Contradicts(heard, terms)))
        {
            Terms = terms;
        }
    }

    private void RecordOffers(CalleeUtterance heard)
    {
        HasBeenFull |= heard.HasAny(CalleeIntents.Full);
        if (!heard.HasAny(CalleeIntents.Offers) && !heard.HasAny(CalleeIntents.Full))
        {
            return;
        }

        if (IsAgreed && heard.HasAny(CalleeIntents.Full | CalleeIntents.Withdraws) && heard.Code is null)
        {
            ResetAgreement();
        }

        IReadOnlyList<BookingOffer> offers = FindOffers(heard);
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

    private void RecordDetails(CalleeUtterance heard)
    {
        if (!heard.StatesBooking || heard.HasAny(CalleeIntents.Full | CalleeIntents.Offers))
        {
            return;
        }

        if (IsContradictedBy(heard))
        {
            (_partyVerified, _timeVerified, IsReadBackConfirmed) = (false, false, false);
            return;
        }

        _partyVerified |= heard.Party is not null;
        _timeVerified |= heard.Times is [var said, ..] && said.ResolveNear(Terms.Time ?? BookingOffer.DefaultTime) == Terms.Time;
    }

    private void RecordCode(CalleeUtterance heard)
    {
        if (!HasStatedRequest)
        {
            return;
        }

        IsAgreed |= heard.HasAny(CalleeIntents.Booked) && !heard.HasAny(CalleeIntents.NoCode) && !IsContradictedBy(heard);
        if (heard.Code is { } code)
        {
            IsAgreed |= heard.HasAny(CalleeIntents.NamesCode);
            _codes.Add(code);
            IsReadBackConfirmed &= Last?.Code == Code;
        }
        else if (heard.HasAny(CalleeIntents.NoCode) || (Last?.AsksCode == true && heard.HasAny(CalleeIntents.No)))
        {
            HasNoCode = IsAgreed;
            if (HasNoCode)
            {
                _codes.Clear();
            }
        }
    }

    private void RecordAnswer(CalleeUtterance heard)
    {
        bool yes = heard.HasAny(CalleeIntents.Yes) && !heard.HasAny(CalleeIntents.No | CalleeIntents.Full) && !IsContradictedBy(heard) && !HasDoubtfulTime(
            heard);
        if (Last is not { AsksForConfirmation: true } and not { ReadsBack: true } || !yes || (heard.Code is { } code && code != Last.Code))
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
        CalleeUtterance heard = CalleeUtterance.Parse(_pending, codeExpected: false);
        return heard.HasAny(CalleeIntents.NamesCode) || Last is { AsksCode: true };
    }
}
