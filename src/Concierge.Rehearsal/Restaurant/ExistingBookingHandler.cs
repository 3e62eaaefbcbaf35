namespace Concierge.Rehearsal.Restaurant;

/// <summary>Finds an existing booking for the caller, and cancels it or opens it for a change.</summary>
internal sealed class ExistingBookingHandler(Scenario scenario, RestaurantBookings bookings, RestaurantConversation conversation)
{
    private const int MaxSearches = 3;
    private const int MaxCorrections = 5;

    private readonly HashSet<BookingQuestion> _questionsAsked = [];
    private Booking? _bookingToCancel;
    private string? _searchedCode;
    private bool _hasAskedForCode;
    private bool _isCancellation;
    private int _searchCount;

    private bool IsCancellationRefused => _isCancellation && scenario.CancellationStyle == CancellationStyle.Refuses;

    /// <summary>Starts to look for the booking that the caller wants to change or cancel.</summary>
    public CalleeTurn Start(CallerUtterance utterance)
    {
        _isCancellation = utterance.WantsCancellation;
        conversation.Form = new ReservationForm();
        conversation.Stage = DialogueStage.LookingUp;
        return IsCancellationRefused ? conversation.Say(RestaurantSentences.RefusesCancellation) : OnLookUpUtterance(utterance);
    }

    /// <summary>Handles an utterance that describes the booking.</summary>
    public CalleeTurn OnLookUpUtterance(CallerUtterance utterance)
    {
        if (IsCancellationRefused)
        {
            return conversation.HangUp(RestaurantSentences.NoProblem);
        }

        ReservationForm form = conversation.Form;
        form.Update(utterance);
        _searchedCode = utterance.Code ?? _searchedCode;
        return bookings.Find(_searchedCode, form.Name, form.Date, form.Time) is { } found ? OnFound(found) : OnNotFound();
    }

    /// <summary>Handles the answer to the question whether to cancel the booking.</summary>
    public CalleeTurn OnCancellationAnswer(CallerUtterance utterance)
    {
        if (conversation.Form.Contradicts(utterance))
        {
            return LookUpAnother(utterance);
        }

        return utterance.HasToAskGuest || (utterance.SaysNo && !utterance.ConfirmsCancellation) ? conversation.Say(RestaurantSentences.KeepsBooking)
            : utterance.SaysYes || utterance.ConfirmsCancellation ? CancelBooking()
            : conversation.Say(conversation.LastSpeech);
    }

    /// <summary>Handles an utterance after the cancellation.</summary>
    public CalleeTurn OnUtteranceAfterCancellation(CallerUtterance utterance)
    {
        ReservationForm form = conversation.Form;
        bool hasOtherCode = utterance.Code is { } code && code != _bookingToCancel!.Code;
        if (utterance.WantsCancellation && hasOtherCode && form.Contradicts(utterance))
        {
            bookings.AddOrReplace(_bookingToCancel!);
            return LookUpAnother(utterance);
        }

        if (form.Contradicts(utterance))
        {
            return conversation.CorrectionCount++ >= MaxCorrections
                ? conversation.Say(RestaurantSentences.IsCancelled)
                : conversation.Say($"No. {RestaurantSentences.FormatCancelled(form)}");
        }

        return utterance.WantsCancellation ? conversation.Say(RestaurantSentences.FormatCancelled(form))
            : utterance.AsksForConfirmation || utterance.HasDetails ? conversation.Say(RestaurantSentences.ConfirmsCancellation)
            : conversation.Say(RestaurantSentences.IsCancelled);
    }

    private CalleeTurn OnFound(Booking booking)
    {
        ReservationForm form = conversation.Form = ReservationForm.FromBooking(booking);
        if (!_isCancellation)
        {
            conversation.BookingToChange = booking;
            conversation.Code = booking.Code;
            return conversation.Say(
                $"{RestaurantSentences.FormatFoundBooking(form)} {RestaurantSentences.AsksWhatToChange}", DialogueStage.Collecting);
        }

        _bookingToCancel = booking;
        if (scenario.CancellationStyle == CancellationStyle.Immediate)
        {
            return CancelBooking();
        }

        string question = scenario.CancellationStyle == CancellationStyle.ChargesFee
            ? RestaurantSentences.CancellationFee
            : RestaurantSentences.AsksWhetherToCancel;
        return conversation.Say($"{RestaurantSentences.FormatFoundBooking(form)} {question}", DialogueStage.Cancelling);
    }

    // The values may have been misrecognized, so the restaurant asks for each once more.
    private CalleeTurn OnNotFound()
    {
        bool isFirstQuestion = _searchCount++ == 0 && _searchedCode is null && conversation.Form is { Date: null, Name: null };
        string apology = isFirstQuestion ? "" : $"{RestaurantSentences.FindsNoBooking} ";
        if (!_hasAskedForCode)
        {
            _hasAskedForCode = true;
            return conversation.Say($"{apology}{RestaurantSentences.AsksForCode}");
        }

        if (_questionsAsked.Add(BookingQuestion.Name))
        {
            return conversation.Ask(BookingQuestion.Name, $"{apology}{RestaurantSentences.AsksForNameToFind}");
        }

        return _searchCount <= MaxSearches && _questionsAsked.Add(BookingQuestion.Date)
            ? conversation.Ask(BookingQuestion.Date, $"{apology}{RestaurantSentences.AsksForDayToFind}")
            : conversation.Say(RestaurantSentences.HasNoSuchBooking);
    }

    private CalleeTurn CancelBooking()
    {
        bookings.Remove(_bookingToCancel!);
        return conversation.Say(RestaurantSentences.FormatCancelled(conversation.Form), DialogueStage.Cancelled);
    }

    private CalleeTurn LookUpAnother(CallerUtterance utterance)
    {
        conversation.Form = new ReservationForm();
        _searchedCode = null;
        _bookingToCancel = null;
        conversation.Stage = DialogueStage.LookingUp;
        return OnLookUpUtterance(utterance);
    }
}
