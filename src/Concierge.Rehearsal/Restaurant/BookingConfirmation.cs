namespace Concierge.Rehearsal.Restaurant;

/// <summary>Reads the booking back, books it and gives the confirmation number.</summary>
internal sealed class BookingConfirmation(
    Scenario scenario, RestaurantBookings bookings, RestaurantConversation conversation, AvailabilityChecker availability)
{
    // The restaurant's own errors do not count: they say nothing about the line.
    private const int MaxCorrections = 5;

    private readonly Queue<BookingQuestion> _readBackErrors = new(scenario.ReadBackErrors);
    private int _readBackCount;
    private bool _hasWithdrawnTime;

    /// <summary>The booking made or changed in this call; <see langword="null"/> without one.</summary>
    public Booking? ConfirmedBooking { get; private set; }

    /// <summary>Reads the noted details back.</summary>
    public CalleeTurn ReadBack()
    {
        if (scenario.OnlyRemainingTime is { } remaining && !_hasWithdrawnTime)
        {
            _hasWithdrawnTime = true;
            return availability.WithdrawTime(remaining);
        }

        if (_readBackErrors.TryDequeue(out BookingQuestion wrongDetail))
        {
            conversation.Form.IntroduceError(wrongDetail);
        }

        return conversation.Say(RestaurantSentences.FormatReadBack(conversation.Form, isRepetition: _readBackCount++ > 0), DialogueStage.ReadingBack);
    }

    /// <summary>Handles the answer to the read-back.</summary>
    /// <returns>What the restaurant says; <see langword="null"/> to continue the booking with the corrected details.</returns>
    public CalleeTurn? OnReadBackAnswer(CallerUtterance utterance)
    {
        bool isContradiction = conversation.Form.Contradicts(utterance);
        bool hasOtherName = conversation.Form.CorrectsName(utterance);
        if (isContradiction || utterance.SaysNo || (hasOtherName && !utterance.SaysYes))
        {
            return _readBackCount > MaxCorrections + scenario.ReadBackErrors.Count
                ? conversation.HangUp(RestaurantSentences.GivesUp)
                : ApplyCorrection(utterance);
        }

        bool repeatsBooking = utterance.PartySize is not null && utterance.Times.Count > 0;
        return utterance.SaysYes || repeatsBooking ? ConfirmBooking() : ReadBack();
    }

    /// <summary>Handles an utterance after the booking.</summary>
    /// <returns>What the restaurant says; <see langword="null"/> to continue the booking with the corrected details.</returns>
    public CalleeTurn? OnUtteranceAfterBooking(CallerUtterance utterance)
    {
        string? code = conversation.Code;
        bool readsCodeBack = utterance.Code is not null && code is not null && !utterance.AsksCode;
        if (conversation.Form.Contradicts(utterance))
        {
            return utterance.SaysNo && !readsCodeBack ? ApplyCorrection(utterance)
                : CorrectCaller(RestaurantSentences.FormatTableCorrection(conversation.Form));
        }

        if (readsCodeBack)
        {
            return utterance.Code == code
                ? conversation.Say(RestaurantSentences.FormatConfirmation(conversation.Form))
                : CorrectCaller(RestaurantSentences.FormatCodeCorrection(code!, conversation.CorrectionCount + 1));
        }

        if (utterance.AsksWhetherDone)
        {
            return conversation.Say(RestaurantSentences.FormatConfirmation(conversation.Form));
        }

        if (utterance.AsksCode)
        {
            return code is null ? conversation.Say(RestaurantSentences.FormatNoCode(conversation.Form.Name)) : SayCode(++conversation.CorrectionCount);
        }

        if (utterance.AsksForConfirmation || utterance.PartySize is not null || utterance.Times.Count > 0)
        {
            return code is null || conversation.BookingToChange is not null
                ? conversation.Say(RestaurantSentences.FormatConfirmation(conversation.Form))
                : SayCode(++conversation.CorrectionCount);
        }

        return utterance.SaysThanks || utterance.SaysYes
            ? conversation.Say(RestaurantSentences.SeeYou)
            : conversation.Say(RestaurantSentences.NotUnderstood, remember: false);
    }

    private CalleeTurn CorrectCaller(string correction) =>
        conversation.Say(conversation.CorrectionCount++ >= MaxCorrections ? RestaurantSentences.SeeYou : correction);

    private CalleeTurn? ApplyCorrection(CallerUtterance utterance)
    {
        TimeOnly? previous = conversation.Form.Time;
        conversation.Form.Update(utterance);
        return conversation.Form.Time == previous ? ReadBack() : availability.Check();
    }

    private CalleeTurn ConfirmBooking()
    {
        (ReservationForm form, string? code, Booking? bookingToChange) = (conversation.Form, conversation.Code, conversation.BookingToChange);
        bool isRebooking = ConfirmedBooking is not null;
        Booking? previous = ConfirmedBooking ?? bookingToChange;
        ConfirmedBooking = new Booking(form.PartySize!.Value, form.Date!, form.Time!.Value, form.Name, code);
        bookings.AddOrReplace(ConfirmedBooking, previous);
        conversation.Stage = DialogueStage.Booked;
        return bookingToChange is not null ? conversation.Say(RestaurantSentences.FormatChanged(code))
            : code is null ? conversation.Say(RestaurantSentences.FormatBooked(code))
            : isRebooking ? SayCode(conversation.CorrectionCount)
            : scenario.SpellsCodeSlowly ? conversation.Say(RestaurantSentences.FormatBookedSlowly(code)) with { IgnoresInterruption = true }
            : conversation.Say(RestaurantSentences.FormatBooked(code));
    }

    private CalleeTurn SayCode(int repetitions) => scenario.SpellsCodeSlowly
        ? conversation.Say(RestaurantSentences.FormatCodeSlowly(conversation.Code!, repetitions)) with { IgnoresInterruption = true }
        : conversation.Say(RestaurantSentences.FormatCode(conversation.Code!, repetitions));
}
