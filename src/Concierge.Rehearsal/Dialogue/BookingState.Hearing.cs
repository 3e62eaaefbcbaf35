using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Dialogue;

/// <content>What the callee's words change.</content>
internal sealed partial class BookingState
{
    private string _pending = "";
    private string _latest = "";
    private bool _anythingPending;
    private bool _partyVerified;
    private bool _timeVerified;
    private int _doubtfulTimes;
    private string? _silentCallId;
    private string? _keysCallId;
    private string? _endCallId;

    /// <summary>The offers in an utterance.</summary>
    public IReadOnlyList<BookingOffer> OffersIn(HeardUtterance heard) => BookingOffer.In(heard, Terms, _brief);

    /// <summary>Whether the guest has conceded an offer, or asked for it.</summary>
    public bool Accepts(BookingOffer offer) =>
        _brief.Accepts(offer) || offer == new BookingOffer(Terms.Time)
        || _own.Exists(line => line.Proposed(_brief) is { } proposed && (offer with { Time = null, Date = null, PartySize = null }).IsEmpty
            && Terms.With(proposed).With(offer) == Terms.With(proposed));

    /// <summary>Whether the agent has asked for a day.</summary>
    public bool Proposed(DateOnly day) => _own.Exists(line => line.Proposed(_brief)?.Date == day);

    /// <summary>Whether the callee's statement of the booking differs from the one wanted.</summary>
    public bool IsContradictedBy(HeardUtterance heard) => heard.StatesBooking && !heard.Is(Intents.Full | Intents.Offers) && Contradicts(heard, Terms);

    /// <summary>Whether the callee refuses a time that was not asked for.</summary>
    public bool IsMisunderstoodIn(HeardUtterance heard) => heard.FullTimes.Count > 0 && RequestSaid && !Agreed
        && Last is not { AsksForAlternatives: true } && Last?.Proposed(_brief) is null
        && Terms.Time is { } time && !OffersIn(heard).Any(offer => offer.Time == time) && heard.FullTimes.All(full => full.Near(time) != time && !IsCutShort(full, time));

    /// <summary>Whether the callee said the very time, party and day wanted, as far as it said any.</summary>
    public bool IsExactlyRight(HeardUtterance heard) => !Contradicts(heard, Terms) && !HasDoubtfulTime(heard);

    private bool Contradicts(HeardUtterance heard, BookingTerms terms) =>
        (heard.Party is { } party && terms.PartySize is { } size && party != size)
        || (heard.Date is { } date && terms.Date is { } day && date.Contradicts(day))
        || (heard.Times is [var first, ..] && terms.Time is { } time && first.Near(time) != time
            && (!IsCutShort(first, time) || _doubtfulTimes > 1 || heard.Is(Intents.No)));

    private bool HasDoubtfulTime(HeardUtterance heard) => heard.Times is [var first, ..] && Terms.Time is { } time && first.Near(time) != time;

    // "seven" or "seven forty" may be what was heard of "seven forty five": not the time, but nothing against it.
    private static bool IsCutShort(SpokenTime heard, TimeOnly time) => heard.Near(time).Hour == time.Hour
        && (heard.Length == 1 || (heard.Minute % 10 == 0 && heard.Minute == time.Minute / 10 * 10));

    private void Hear(string words)
    {
        _pending = $"{_pending} {words}";
        MenuWords = $"{MenuWords} {words}";
        _latest = words;
        _anythingPending = true;
    }

    // What the agent was cut off in answering still wants an answer; half a code goes on with what is heard next.
    private void TakeInPending(bool wasHeard, bool mayGoOn)
    {
        bool goesOn = !wasHeard || (mayGoOn && HeardUtterance.EndsInSymbols(_pending) && IsMidCode());
        if (_anythingPending && !goesOn)
        {
            TakeIn();
            (_pending, _anythingPending) = ("", false);
        }
    }

    private HeardUtterance TakeIn()
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
            NoteStanding(heard);
            return heard;
        }

        if (heard.StatesBooking && heard.Times.Count > 0)
        {
            _doubtfulTimes = HasDoubtfulTime(heard) ? _doubtfulTimes + 1 : 0;
        }

        NoteProposal(heard);
        NoteOffers(heard);
        NoteDetails(heard);
        NoteCode(heard);
        NoteAnswer(heard);
        return heard;
    }

    // What the agent asked for last is agreed to by a yes, or by being put into words.
    private void NoteProposal(HeardUtterance heard)
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

    private void NoteOffers(HeardUtterance heard)
    {
        WasFull |= heard.Is(Intents.Full);
        if (!heard.Is(Intents.Offers) && !heard.Is(Intents.Full))
        {
            return;
        }

        if (Agreed && heard.Is(Intents.Full | Intents.Withdraws) && heard.Code is null)
        {
            Withdraw();
        }

        IReadOnlyList<BookingOffer> offers = OffersIn(heard);
        if (offers.Count > 0 && !offers.Any(Accepts))
        {
            Offered = (offers[0], Offered?.Offer == offers[0] ? Offered.Value.Heard + 1 : 1);
        }
    }

    // What was agreed is taken back.
    private void Withdraw()
    {
        (Agreed, ReadBackConfirmed, NoCode, _partyVerified, _timeVerified) = (false, false, false, false, false);
        _codes.Clear();
    }

    private void NoteDetails(HeardUtterance heard)
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

    private void NoteCode(HeardUtterance heard)
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

    private void NoteAnswer(HeardUtterance heard)
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
