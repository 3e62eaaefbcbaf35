using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Dialogue;

/// <content>Applies what the callee says.</content>
internal sealed partial class BookingState
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
    public IReadOnlyList<BookingOffer> OffersIn(HeardUtterance heard) => BookingOffer.In(heard, Terms, _brief);

    /// <summary>Whether the guest has allowed an offer, or asked for it.</summary>
    public bool Accepts(BookingOffer offer) =>
        _brief.Accepts(offer) || offer == new BookingOffer(Terms.Time)
        || _own.Exists(line => line.Proposed(_brief) is { } proposed && (offer with { Time = null, Date = null, PartySize = null }).IsEmpty
            && Terms.With(proposed).With(offer) == Terms.With(proposed));

    /// <summary>Whether the agent has already asked for a day.</summary>
    public bool Proposed(DateOnly day) => _own.Exists(line => line.Proposed(_brief)?.Date == day);

    /// <summary>Whether the callee states the booking with other values than the requested ones.</summary>
    public bool IsContradictedBy(HeardUtterance heard) => heard.StatesBooking && !heard.Is(Intents.Full | Intents.Offers) && Contradicts(heard, Terms);

    /// <summary>Whether the callee refuses a time that was not asked for.</summary>
    public bool IsMisunderstoodIn(HeardUtterance heard) => heard.FullTimes.Count > 0 && RequestSaid && !Agreed
        && Last is not { AsksForAlternatives: true } && Last?.Proposed(_brief) is null
        && Terms.Time is { } time && !OffersIn(heard).Any(offer => offer.Time == time)
        && heard.FullTimes.All(full => full.Near(time) != time && !IsCutShort(full, time));

    /// <summary>Whether every time, party size and day that the callee stated equals the request.</summary>
    public bool IsExactlyRight(HeardUtterance heard) => !Contradicts(heard, Terms) && !HasDoubtfulTime(heard);

    private bool Contradicts(HeardUtterance heard, BookingTerms terms) =>
        (heard.Party is { } party && terms.PartySize is { } size && party != size)
        || (heard.Date is { } date && terms.Date is { } day && date.Contradicts(day))
        || (heard.Times is [var first, ..] && terms.Time is { } time && first.Near(time) != time
            && (!IsCutShort(first, time) || _doubtfulTimeCount > 1 || heard.Is(Intents.No)));

    private bool HasDoubtfulTime(HeardUtterance heard) => heard.Times is [var first, ..] && Terms.Time is { } time && first.Near(time) != time;

    // The recognizer may return "seven" or "seven forty" for "seven forty five". That is not the time, but it does not contradict it.
    private static bool IsCutShort(SpokenTime heard, TimeOnly time) => heard.Near(time).Hour == time.Hour
        && (heard.Length == 1 || (heard.Minute % 10 == 0 && heard.Minute == time.Minute / 10 * 10));

    private void AddUtterance(string words)
    {
        _pending = $"{_pending} {words}";
        MenuWords = $"{MenuWords} {words}";
        _latest = words;
        _hasPending = true;
    }

    // An interrupted answer leaves the question open. Half a confirmation number continues in the next utterance.
    private void ProcessPending(bool wasHeard, bool mayContinue)
    {
        bool continues = !wasHeard || (mayContinue && HeardUtterance.EndsInSymbols(_pending) && IsMidCode());
        if (_hasPending && !continues)
        {
            ProcessUtterance();
            (_pending, _hasPending) = ("", false);
        }
    }

    private HeardUtterance ProcessUtterance()
    {
        bool codeExpected = Last is { } last && (last.ReadsBack || last.AsksCode || Agreed);
        HeardUtterance heard = HeardUtterance.Parse(_pending, codeExpected);
        if (!HeardUtterance.Parse(_latest, codeExpected).Is(Intents.Waits))
        {
            heard = heard.Without(Intents.Waits);
        }

        if (heard.Is(Intents.GivesOrders))
        {
            return heard;
        }

        if (_brief.Task == BookingTask.Cancel || (_brief.Task == BookingTask.Change && !RequestSaid))
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
    private void RecordProposal(HeardUtterance heard)
    {
        if (Last?.Proposed(_brief) is not { } proposed || heard.Is(Intents.Full | Intents.No))
        {
            return;
        }

        BookingTerms terms = Terms.With(proposed);
        if (heard.Is(Intents.Yes | Intents.HasTable | Intents.Booked) || (heard.StatesBooking && !Contradicts(heard, terms)))
        {
            Terms = terms;
        }
    }

    private void RecordOffers(HeardUtterance heard)
    {
        WasFull |= heard.Is(Intents.Full);
        if (!heard.Is(Intents.Offers) && !heard.Is(Intents.Full))
        {
            return;
        }

        if (Agreed && heard.Is(Intents.Full | Intents.Withdraws) && heard.Code is null)
        {
            ResetAgreement();
        }

        IReadOnlyList<BookingOffer> offers = OffersIn(heard);
        if (offers.Count > 0 && !offers.Any(Accepts))
        {
            Offered = (offers[0], Offered?.Offer == offers[0] ? Offered.Value.Heard + 1 : 1);
        }
    }

    // The callee withdraws the agreement.
    private void ResetAgreement()
    {
        (Agreed, ReadBackConfirmed, NoCode, _partyVerified, _timeVerified) = (false, false, false, false, false);
        _codes.Clear();
    }

    private void RecordDetails(HeardUtterance heard)
    {
        if (!heard.StatesBooking || heard.Is(Intents.Full | Intents.Offers))
        {
            return;
        }

        if (IsContradictedBy(heard))
        {
            (_partyVerified, _timeVerified, ReadBackConfirmed) = (false, false, false);
            return;
        }

        _partyVerified |= heard.Party is not null;
        _timeVerified |= heard.Times is [var said, ..] && said.Near(Terms.Time ?? BookingOffer.Evening) == Terms.Time;
    }

    private void RecordCode(HeardUtterance heard)
    {
        if (!RequestSaid)
        {
            return;
        }

        Agreed |= heard.Is(Intents.Booked) && !heard.Is(Intents.NoCode) && !IsContradictedBy(heard);
        if (heard.Code is { } code)
        {
            Agreed |= heard.Is(Intents.NamesCode);
            _codes.Add(code);
            ReadBackConfirmed &= Last?.Code == Code;
        }
        else if (heard.Is(Intents.NoCode) || (Last?.AsksCode == true && heard.Is(Intents.No)))
        {
            NoCode = Agreed;
            if (NoCode)
            {
                _codes.Clear();
            }
        }
    }

    private void RecordAnswer(HeardUtterance heard)
    {
        bool yes = heard.Is(Intents.Yes) && !heard.Is(Intents.No | Intents.Full) && !IsContradictedBy(heard) && !HasDoubtfulTime(heard);
        if (Last is not { PutsBooking: true } and not { ReadsBack: true } || !yes || (heard.Code is { } code && code != Last.Code))
        {
            return;
        }

        Agreed = true;
        ReadBackConfirmed = Last.ReadsBack;
        if (Last.ReadsBackDetails)
        {
            (_partyVerified, _timeVerified) = (true, true);
        }
    }

    private bool IsMidCode()
    {
        HeardUtterance heard = HeardUtterance.Parse(_pending, codeExpected: false);
        return heard.Is(Intents.NamesCode) || Last is { AsksCode: true };
    }
}
