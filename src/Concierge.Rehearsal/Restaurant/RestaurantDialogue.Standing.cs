namespace Concierge.Rehearsal.Restaurant;

/// <content>Finds, changes and cancels an existing booking.</content>
public sealed partial class RestaurantDialogue
{
    private const int MaxSearches = 3;

    private readonly HashSet<Question> _searchQuestionsAsked = [];
    private Booking? _changing;
    private Booking? _cancelling;
    private string? _searchedCode;
    private bool _hasAskedForCode;
    private bool _isCancellation;
    private int _searchCount;

    private CalleeTurn LookUp(CallerUtterance heard)
    {
        _isCancellation = heard.WantsCancellation;
        _form = new OrderPad();
        _stage = Stage.LookingUp;
        if (_isCancellation && _scenario.Cancels == CancellationStyle.Never)
        {
            return Say(Sentences.DoesNotCancel);
        }

        return HearAboutLookUp(heard);
    }

    private CalleeTurn HearAboutLookUp(CallerUtterance heard)
    {
        if (_isCancellation && _scenario.Cancels == CancellationStyle.Never)
        {
            return HangUp(Sentences.NoProblem);
        }

        _form.Take(heard);
        _searchedCode = heard.Code ?? _searchedCode;
        return _book.Find(_searchedCode, _form.Name, _form.Date, _form.Time) is { } found ? OnBookingFound(found) : OnBookingNotFound();
    }

    private CalleeTurn OnBookingFound(Booking booking)
    {
        _form = OrderPad.Of(booking);
        if (!_isCancellation)
        {
            _changing = booking;
            _code = booking.Code;
            CalleeTurn asks = Say($"{Sentences.Has(_form)} {Sentences.AsksWhatToChange}");
            _stage = Stage.Collecting;
            return asks;
        }

        _cancelling = booking;
        if (_scenario.Cancels == CancellationStyle.AtOnce)
        {
            return CancelBooking();
        }

        _stage = Stage.Cancelling;
        return Say($"{Sentences.Has(_form)} {(_scenario.Cancels == CancellationStyle.Fee ? Sentences.CancellationFee : Sentences.AsksWhetherToCancel)}");
    }

    // The last values may have been misrecognized, so each is asked for again once.
    private CalleeTurn OnBookingNotFound()
    {
        string sorry = _searchCount++ == 0 && _searchedCode is null && _form is { Date: null, Name: null } ? "" : $"{Sentences.CannotFind} ";
        if (!_hasAskedForCode)
        {
            _hasAskedForCode = true;
            return Say($"{sorry}{Sentences.AsksForCode}");
        }

        if (_searchQuestionsAsked.Add(Question.Name))
        {
            return AskToFind(Question.Name, $"{sorry}{Sentences.AsksForNameToFind}");
        }

        return _searchCount <= MaxSearches && _searchQuestionsAsked.Add(Question.Date)
            ? AskToFind(Question.Date, $"{sorry}{Sentences.AsksForDayToFind}")
            : Say(Sentences.HasNoSuchBooking);
    }

    private CalleeTurn AskToFind(Question question, string speech)
    {
        CalleeTurn turn = Say(speech);
        _asking = question;
        return turn;
    }

    private CalleeTurn HearWhetherToCancel(CallerUtterance heard)
    {
        if (_form.Contradicts(heard))
        {
            return LookUpAnother(heard);
        }

        return heard.HasToAsk || (heard.No && !heard.CancelsIt) ? Say(Sentences.LeavesIt)
            : heard.Yes || heard.CancelsIt ? CancelBooking()
            : Say(_last);
    }

    private CalleeTurn CancelBooking()
    {
        _book.Strike(_cancelling!);
        _stage = Stage.Cancelled;
        return Say(Sentences.HasCancelled(_form));
    }

    private CalleeTurn HearAfterCancelling(CallerUtterance heard)
    {
        bool isAnother = heard.Code is { } code && code != _cancelling!.Code;
        if (heard.WantsCancellation && isAnother && _form.Contradicts(heard))
        {
            _book.Enter(_cancelling!);
            return LookUpAnother(heard);
        }

        if (_form.Contradicts(heard))
        {
            return _corrections++ >= MaxCorrections ? Say(Sentences.IsCancelled) : Say($"No. {Sentences.HasCancelled(_form)}");
        }

        return heard.WantsCancellation ? Say(Sentences.HasCancelled(_form))
            : heard.AsksWhetherRight || heard.HasDetails ? Say(Sentences.YesIsCancelled) : Say(Sentences.IsCancelled);
    }

    private CalleeTurn LookUpAnother(CallerUtterance heard)
    {
        _form = new OrderPad();
        _searchedCode = null;
        _cancelling = null;
        _stage = Stage.LookingUp;
        return HearAboutLookUp(heard);
    }

    private bool IsChanged(Booking booking) =>
        (_form.Party, _form.Time) != (booking.PartySize, booking.Time) || (_form.Date is { } date && date.Contradicts(booking.Date));
}
