namespace Concierge.Rehearsal.Restaurant;

/// <content>Looks a booking up, changes it, cancels it.</content>
public sealed partial class RestaurantDialogue
{
    private const int MostSearches = 3;

    private readonly HashSet<Question> _askedToFind = [];
    private Booking? _changing;
    private Booking? _cancelling;
    private string? _codeSought;
    private bool _askedForCode;
    private bool _cancels;
    private int _searches;

    private CalleeTurn LookUp(CallerUtterance heard)
    {
        _cancels = heard.WantsCancellation;
        _pad = new OrderPad();
        _stage = Stage.LookingUp;
        if (_cancels && _scenario.Cancels == CancellationStyle.Never)
        {
            return Say(Sentences.DoesNotCancel);
        }

        return HearAboutLookUp(heard);
    }

    private CalleeTurn HearAboutLookUp(CallerUtterance heard)
    {
        if (_cancels && _scenario.Cancels == CancellationStyle.Never)
        {
            return HangUp(Sentences.NoProblem);
        }

        _pad.Take(heard);
        _codeSought = heard.Code ?? _codeSought;
        return _book.Find(_codeSought, _pad.Name, _pad.Date, _pad.Time) is { } found ? Found(found) : NotFound();
    }

    private CalleeTurn Found(Booking booking)
    {
        _pad = OrderPad.Of(booking);
        if (!_cancels)
        {
            _changing = booking;
            _code = booking.Code;
            CalleeTurn asks = Say($"{Sentences.Has(_pad)} {Sentences.AsksWhatToChange}");
            _stage = Stage.Collecting;
            return asks;
        }

        _cancelling = booking;
        if (_scenario.Cancels == CancellationStyle.AtOnce)
        {
            return Strike();
        }

        _stage = Stage.Cancelling;
        return Say($"{Sentences.Has(_pad)} {(_scenario.Cancels == CancellationStyle.Fee ? Sentences.CancellationFee : Sentences.AsksWhetherToCancel)}");
    }

    // What was said last may have been misheard: it is asked for anew, each piece once.
    private CalleeTurn NotFound()
    {
        string sorry = _searches++ == 0 && _codeSought is null && _pad is { Date: null, Name: null } ? "" : $"{Sentences.CannotFind} ";
        if (!_askedForCode)
        {
            _askedForCode = true;
            return Say($"{sorry}{Sentences.AsksForCode}");
        }

        if (_askedToFind.Add(Question.Name))
        {
            return AskToFind(Question.Name, $"{sorry}{Sentences.AsksForNameToFind}");
        }

        return _searches <= MostSearches && _askedToFind.Add(Question.Date) ? AskToFind(Question.Date, $"{sorry}{Sentences.AsksForDayToFind}") : Say(Sentences.HasNoSuchBooking);
    }

    private CalleeTurn AskToFind(Question question, string speech)
    {
        CalleeTurn turn = Say(speech);
        _asking = question;
        return turn;
    }

    private CalleeTurn HearWhetherToCancel(CallerUtterance heard)
    {
        if (_pad.Contradicts(heard))
        {
            return LookUpAnother(heard);
        }

        return heard.HasToAsk || (heard.No && !heard.CancelsIt) ? Say(Sentences.LeavesIt)
            : heard.Yes || heard.CancelsIt ? Strike()
            : Say(_last);
    }

    private CalleeTurn Strike()
    {
        _book.Strike(_cancelling!);
        _stage = Stage.Cancelled;
        return Say(Sentences.HasCancelled(_pad));
    }

    private CalleeTurn HearAfterCancelling(CallerUtterance heard)
    {
        bool isAnother = heard.Code is { } code && code != _cancelling!.Code;
        if (heard.WantsCancellation && isAnother && _pad.Contradicts(heard))
        {
            _book.Enter(_cancelling!);
            return LookUpAnother(heard);
        }

        if (_pad.Contradicts(heard))
        {
            return _corrections++ >= MostCorrections ? Say(Sentences.IsCancelled) : Say($"No. {Sentences.HasCancelled(_pad)}");
        }

        return heard.WantsCancellation ? Say(Sentences.HasCancelled(_pad))
            : heard.AsksWhetherRight || heard.HasDetails ? Say(Sentences.YesIsCancelled) : Say(Sentences.IsCancelled);
    }

    private CalleeTurn LookUpAnother(CallerUtterance heard)
    {
        _pad = new OrderPad();
        _codeSought = null;
        _cancelling = null;
        _stage = Stage.LookingUp;
        return HearAboutLookUp(heard);
    }

    private bool IsChanged(Booking booking) =>
        (_pad.Party, _pad.Time) != (booking.PartySize, booking.Time) || (_pad.Date is { } date && date.Contradicts(booking.Date));
}
