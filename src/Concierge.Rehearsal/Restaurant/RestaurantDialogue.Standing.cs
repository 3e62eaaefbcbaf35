namespace Concierge.Rehearsal.Restaurant;

/// <content>Finds, changes and cancels an existing booking.</content>
public sealed partial class RestaurantDialogue
{
    private const int MaxSearches = 3;

    private readonly HashSet<BookingQuestion> _searchQuestionsAsked = [];
    private Booking? _changing;
    private Booking? _cancelling;
    private string? _searchedCode;
    private bool _hasAskedForCode;
    private bool _isCancellation;
    private int _searchCount;

    private CalleeTurn LookUp(CallerUtterance heard)
    {
        _isCancellation = heard.WantsCancellation;
        _form = new ReservationForm();
        _stage = DialogueStage.LookingUp;
        if (_isCancellation && _scenario.CancellationStyle == CancellationStyle.Never)
        {
            return Say(RestaurantLines.DoesNotCancel);
        }

        return HearAboutLookUp(heard);
    }

    private CalleeTurn HearAboutLookUp(CallerUtterance heard)
    {
        if (_isCancellation && _scenario.CancellationStyle == CancellationStyle.Never)
        {
            return HangUp(RestaurantLines.NoProblem);
        }

        _form.Update(heard);
        _searchedCode = heard.Code ?? _searchedCode;
        return _book.Find(_searchedCode, _form.Name, _form.Date, _form.Time) is { } found ? OnBookingFound(found) : OnBookingNotFound();
    }

    private CalleeTurn OnBookingFound(Booking booking)
    {
        _form = ReservationForm.FromBooking(booking);
        if (!_isCancellation)
        {
            _changing = booking;
            _code = booking.Code;
            CalleeTurn asks = Say($"{RestaurantLines.FormatFoundBooking(_form)} {RestaurantLines.AsksWhatToChange}");
            _stage = DialogueStage.Collecting;
            return asks;
        }

        _cancelling = booking;
        if (_scenario.CancellationStyle == CancellationStyle.AtOnce)
        {
            return CancelBooking();
        }

        _stage = DialogueStage.Cancelling;
        var question = _scenario.CancellationStyle == CancellationStyle.Fee ? RestaurantLines.CancellationFee : RestaurantLines.AsksWhetherToCancel;
        return Say($"{RestaurantLines.FormatFoundBooking(_form)} {question}");
    }

    // The last values may have been misrecognized, so each is asked for again once.
    private CalleeTurn OnBookingNotFound()
    {
        string sorry = _searchCount++ == 0 && _searchedCode is null && _form is { Date: null, Name: null } ? "" : $"{RestaurantLines.CannotFind} ";
        if (!_hasAskedForCode)
        {
            _hasAskedForCode = true;
            return Say($"{sorry}{RestaurantLines.AsksForCode}");
        }

        if (_searchQuestionsAsked.Add(BookingQuestion.Name))
        {
            return AskToFind(BookingQuestion.Name, $"{sorry}{RestaurantLines.AsksForNameToFind}");
        }

        return _searchCount <= MaxSearches && _searchQuestionsAsked.Add(BookingQuestion.Date)
            ? AskToFind(BookingQuestion.Date, $"{sorry}{RestaurantLines.AsksForDayToFind}")
            : Say(RestaurantLines.HasNoSuchBooking);
    }

    private CalleeTurn AskToFind(BookingQuestion question, string speech)
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

        return heard.HasToAskGuest || (heard.SaysNo && !heard.ConfirmsCancellation) ? Say(RestaurantLines.LeavesIt)
            : heard.SaysYes || heard.ConfirmsCancellation ? CancelBooking()
            : Say(_last);
    }

    private CalleeTurn CancelBooking()
    {
        _book.Remove(_cancelling!);
        _stage = DialogueStage.Cancelled;
        return Say(RestaurantLines.FormatCancelled(_form));
    }

    private CalleeTurn HearAfterCancelling(CallerUtterance heard)
    {
        bool isAnother = heard.Code is { } code && code != _cancelling!.Code;
        if (heard.WantsCancellation && isAnother && _form.Contradicts(heard))
        {
            _book.AddOrReplace(_cancelling!);
            return LookUpAnother(heard);
        }

        if (_form.Contradicts(heard))
        {
            return _corrections++ >= MaxCorrections ? Say(RestaurantLines.IsCancelled) : Say($"No. {RestaurantLines.FormatCancelled(_form)}");
        }

        return heard.WantsCancellation ? Say(RestaurantLines.FormatCancelled(_form))
            : heard.AsksWhetherRight || heard.HasDetails ? Say(RestaurantLines.YesIsCancelled) : Say(RestaurantLines.IsCancelled);
    }

    private CalleeTurn LookUpAnother(CallerUtterance heard)
    {
        _form = new ReservationForm();
        _searchedCode = null;
        _cancelling = null;
        _stage = DialogueStage.LookingUp;
        return HearAboutLookUp(heard);
    }

    private bool IsChanged(Booking booking) =>
        (_form.PartySize, _form.Time) != (booking.PartySize, booking.Time) || (_form.Date is { } date && date.Contradicts(booking.Date));
}
