namespace Concierge.Rehearsal.Restaurant;

/// <content>Finds, changes and cancels an existing booking.</content>
public sealed partial class RestaurantDialogue
{
    private const int MaxSearches = 3;

    private readonly HashSet<BookingQuestion> _searchQuestionsAsked = [];
    private Booking? _bookingToChange;
    private Booking? _bookingToCancel;
    private string? _searchedCode;
    private bool _hasAskedForCode;
    private bool _isCancellation;
    private int _searchCount;

    private CalleeTurn StartLookUp(CallerUtterance utterance)
    {
        _isCancellation = utterance.WantsCancellation;
        _form = new ReservationForm();
        _stage = DialogueStage.LookingUp;
        if (_isCancellation && _scenario.CancellationStyle == CancellationStyle.Refuses)
        {
            return Say(RestaurantSentences.RefusesCancellation);
        }

        return OnLookUpUtterance(utterance);
    }

    private CalleeTurn OnLookUpUtterance(CallerUtterance utterance)
    {
        if (_isCancellation && _scenario.CancellationStyle == CancellationStyle.Refuses)
        {
            return HangUp(RestaurantSentences.NoProblem);
        }

        _form.Update(utterance);
        _searchedCode = utterance.Code ?? _searchedCode;
        return _bookings.Find(_searchedCode, _form.Name, _form.Date, _form.Time) is { } found ? OnBookingFound(found) : OnBookingNotFound();
    }

    private CalleeTurn OnBookingFound(Booking booking)
    {
        _form = ReservationForm.FromBooking(booking);
        if (!_isCancellation)
        {
            _bookingToChange = booking;
            _code = booking.Code;
            CalleeTurn turn = Say($"{RestaurantSentences.FormatFoundBooking(_form)} {RestaurantSentences.AsksWhatToChange}");
            _stage = DialogueStage.Collecting;
            return turn;
        }

        _bookingToCancel = booking;
        if (_scenario.CancellationStyle == CancellationStyle.Immediate)
        {
            return CancelBooking();
        }

        _stage = DialogueStage.Cancelling;
        var question = _scenario.CancellationStyle == CancellationStyle.ChargesFee
            ? RestaurantSentences.CancellationFee
            : RestaurantSentences.AsksWhetherToCancel;
        return Say($"{RestaurantSentences.FormatFoundBooking(_form)} {question}");
    }

    // The values may have been misrecognized, so the restaurant asks for each once more.
    private CalleeTurn OnBookingNotFound()
    {
        string apology = _searchCount++ == 0 && _searchedCode is null && _form is { Date: null, Name: null } ? "" : $"{RestaurantSentences.FindsNoBooking} ";
        if (!_hasAskedForCode)
        {
            _hasAskedForCode = true;
            return Say($"{apology}{RestaurantSentences.AsksForCode}");
        }

        if (_searchQuestionsAsked.Add(BookingQuestion.Name))
        {
            return AskForSearch(BookingQuestion.Name, $"{apology}{RestaurantSentences.AsksForNameToFind}");
        }

        return _searchCount <= MaxSearches && _searchQuestionsAsked.Add(BookingQuestion.Date)
            ? AskForSearch(BookingQuestion.Date, $"{apology}{RestaurantSentences.AsksForDayToFind}")
            : Say(RestaurantSentences.HasNoSuchBooking);
    }

    private CalleeTurn AskForSearch(BookingQuestion question, string speech)
    {
        CalleeTurn turn = Say(speech);
        _openQuestion = question;
        return turn;
    }

    private CalleeTurn OnCancellationAnswer(CallerUtterance utterance)
    {
        if (_form.Contradicts(utterance))
        {
            return LookUpAnother(utterance);
        }

        return utterance.HasToAskGuest || (utterance.SaysNo && !utterance.ConfirmsCancellation) ? Say(RestaurantSentences.KeepsBooking)
            : utterance.SaysYes || utterance.ConfirmsCancellation ? CancelBooking()
            : Say(_lastSpeech);
    }

    private CalleeTurn CancelBooking()
    {
        _bookings.Remove(_bookingToCancel!);
        _stage = DialogueStage.Cancelled;
        return Say(RestaurantSentences.FormatCancelled(_form));
    }

    private CalleeTurn OnUtteranceAfterCancellation(CallerUtterance utterance)
    {
        bool hasOtherCode = utterance.Code is { } code && code != _bookingToCancel!.Code;
        if (utterance.WantsCancellation && hasOtherCode && _form.Contradicts(utterance))
        {
            _bookings.AddOrReplace(_bookingToCancel!);
            return LookUpAnother(utterance);
        }

        if (_form.Contradicts(utterance))
        {
            return _correctionCount++ >= MaxCorrections ? Say(RestaurantSentences.IsCancelled) : Say($"No. {RestaurantSentences.FormatCancelled(_form)}");
        }

        return utterance.WantsCancellation ? Say(RestaurantSentences.FormatCancelled(_form))
            : utterance.AsksForConfirmation || utterance.HasDetails ? Say(RestaurantSentences.ConfirmsCancellation) : Say(RestaurantSentences.IsCancelled);
    }

    private CalleeTurn LookUpAnother(CallerUtterance utterance)
    {
        _form = new ReservationForm();
        _searchedCode = null;
        _bookingToCancel = null;
        _stage = DialogueStage.LookingUp;
        return OnLookUpUtterance(utterance);
    }

    private bool IsChanged(Booking booking) =>
        (_form.PartySize, _form.Time) != (booking.PartySize, booking.Time) || (_form.Date is { } date && date.Contradicts(booking.Date));
}
