namespace Concierge.Rehearsal.Restaurant;

/// <content>Reads the booking back, books it and gives the confirmation code.</content>
public sealed partial class RestaurantDialogue
{
    private CalleeTurn ReadBack()
    {
        if (_scenario.OnlyTimeLeft is { } remaining && !_hasWithdrawnTime)
        {
            return WithdrawTime(remaining);
        }

        if (_readBackErrors.TryDequeue(out BookingQuestion wrongDetail))
        {
            _form.IntroduceError(wrongDetail);
        }

        CalleeTurn turn = Say(RestaurantLines.FormatReadBack(_form, isRepetition: _readBackCount++ > 0));
        _stage = DialogueStage.ReadingBack;
        return turn;
    }

    private CalleeTurn WithdrawTime(TableTime remaining)
    {
        _hasWithdrawnTime = true;
        TimeOnly unavailable = _form.Time!.Value;
        _availability = new TableAvailability([new TableTime(unavailable, null)], [remaining]);
        CalleeTurn turn = Say(RestaurantLines.FormatWithdrawal(_form, unavailable, _availability.GetOffers(_form.RequestedTime!.Value)));
        _stage = DialogueStage.Offering;
        return turn;
    }

    private CalleeTurn OnReadBackAnswer(CallerUtterance utterance)
    {
        bool isContradiction = _form.Contradicts(utterance);
        bool hasOtherName = utterance.Name is { } name && name != _form.Name;
        if (isContradiction || utterance.SaysNo || (hasOtherName && !utterance.SaysYes))
        {
            return _readBackCount > MaxCorrections ? HangUp(RestaurantLines.GivesUp) : ApplyCorrection(utterance);
        }

        bool repeatsBooking = utterance.PartySize is not null && utterance.Times.Count > 0;
        return utterance.SaysYes || repeatsBooking ? ConfirmBooking() : ReadBack();
    }

    private CalleeTurn ApplyCorrection(CallerUtterance utterance)
    {
        TimeOnly? previous = _form.Time;
        _form.Update(utterance);
        return _form.Time == previous ? ReadBack() : CheckAvailability();
    }

    private CalleeTurn ConfirmBooking()
    {
        bool isRebooking = ConfirmedBooking is not null;
        Booking? previous = ConfirmedBooking ?? _bookingToChange;
        ConfirmedBooking = new Booking(_form.PartySize!.Value, _form.Date!, _form.Time!.Value, _form.Name, _code);
        _bookings.AddOrReplace(ConfirmedBooking, previous);
        CalleeTurn turn = _bookingToChange is not null ? Say(RestaurantLines.FormatChanged(_code))
            : _code is null ? Say(RestaurantLines.FormatBooked(_code))
            : isRebooking ? SayCode(_correctionCount)
            : _scenario.SpellsCodeSlowly ? Say(RestaurantLines.FormatBookedSlowly(_code)) with { IgnoresInterruption = true }
            : Say(RestaurantLines.FormatBooked(_code));
        _stage = DialogueStage.Booked;
        return turn;
    }

    private CalleeTurn? OnUtteranceAfterBooking(CallerUtterance utterance)
    {
        bool readsCodeBack = utterance.Code is not null && _code is not null && !utterance.AsksCode;
        if (_form.Contradicts(utterance))
        {
            if (utterance.SaysNo && !readsCodeBack)
            {
                return ApplyCorrection(utterance);
            }

            return _correctionCount++ >= MaxCorrections ? Say(RestaurantLines.SeeYou) : Say(RestaurantLines.FormatWrongTable(_form));
        }

        if (readsCodeBack)
        {
            return utterance.Code == _code ? Say(RestaurantLines.FormatRight(_form))
                : _correctionCount++ >= MaxCorrections ? Say(RestaurantLines.SeeYou)
                : Say(RestaurantLines.FormatWrongCode(_code!, _correctionCount));
        }

        if (utterance.AsksCode)
        {
            return _code is null ? Say(RestaurantLines.FormatNoCode(_form.Name)) : SayCode(++_correctionCount);
        }

        if (utterance.AsksWhetherRight || utterance.PartySize is not null || utterance.Times.Count > 0)
        {
            return _code is null || _bookingToChange is not null ? Say(RestaurantLines.FormatRight(_form)) : SayCode(++_correctionCount);
        }

        return utterance.SaysThanks || utterance.SaysYes ? Say(RestaurantLines.SeeYou) : Say(RestaurantLines.NotUnderstood, remember: false);
    }

    private CalleeTurn SayCode(int repetitions) => _scenario.SpellsCodeSlowly
        ? Say(RestaurantLines.FormatCodeSlowly(_code!, repetitions)) with { IgnoresInterruption = true }
        : Say(RestaurantLines.FormatCode(_code!, repetitions));
}
