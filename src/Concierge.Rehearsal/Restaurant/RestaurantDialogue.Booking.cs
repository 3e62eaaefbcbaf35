namespace Concierge.Rehearsal.Restaurant;

/// <content>Reads the booking back, books it and gives the confirmation code.</content>
public sealed partial class RestaurantDialogue
{
    private CalleeTurn ReadBack()
    {
        if (_scenario.OnlyRemainingTime is { } remaining && !_hasWithdrawnTime)
        {
            return WithdrawTime(remaining);
        }

        if (_readBackErrors.TryDequeue(out BookingQuestion wrongDetail))
        {
            _form.IntroduceError(wrongDetail);
        }

        CalleeTurn turn = Say(RestaurantSentences.FormatReadBack(_form, isRepetition: _readBackCount++ > 0));
        _stage = DialogueStage.ReadingBack;
        return turn;
    }

    private CalleeTurn WithdrawTime(TableTime remaining)
    {
        _hasWithdrawnTime = true;
        TimeOnly unavailable = _form.Time!.Value;
        _availability = new TableAvailability([new TableTime(unavailable, null)], [remaining]);
        CalleeTurn turn = Say(RestaurantSentences.FormatWithdrawal(_form, unavailable, _availability.GetOffers(_form.RequestedTime!.Value)));
        _stage = DialogueStage.Offering;
        return turn;
    }

    private CalleeTurn OnReadBackAnswer(CallerUtterance utterance)
    {
        bool isContradiction = _form.Contradicts(utterance);
        bool hasOtherName = utterance.Name is { } name && name != _form.Name;
        if (isContradiction || utterance.SaysNo || (hasOtherName && !utterance.SaysYes))
        {
            return _readBackCount > MaxCorrections ? HangUp(RestaurantSentences.GivesUp) : ApplyCorrection(utterance);
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
        CalleeTurn turn = _bookingToChange is not null ? Say(RestaurantSentences.FormatChanged(_code))
            : _code is null ? Say(RestaurantSentences.FormatBooked(_code))
            : isRebooking ? SayCode(_correctionCount)
            : _scenario.SpellsCodeSlowly ? Say(RestaurantSentences.FormatBookedSlowly(_code)) with { IgnoresInterruption = true }
            : Say(RestaurantSentences.FormatBooked(_code));
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

            return _correctionCount++ >= MaxCorrections ? Say(RestaurantSentences.SeeYou) : Say(RestaurantSentences.FormatTableCorrection(_form));
        }

        if (readsCodeBack)
        {
            return utterance.Code == _code ? Say(RestaurantSentences.FormatConfirmation(_form))
                : _correctionCount++ >= MaxCorrections ? Say(RestaurantSentences.SeeYou)
                : Say(RestaurantSentences.FormatCodeCorrection(_code!, _correctionCount));
        }

        if (utterance.AsksCode)
        {
            return _code is null ? Say(RestaurantSentences.FormatNoCode(_form.Name)) : SayCode(++_correctionCount);
        }

        if (utterance.AsksForConfirmation || utterance.PartySize is not null || utterance.Times.Count > 0)
        {
            return _code is null || _bookingToChange is not null ? Say(RestaurantSentences.FormatConfirmation(_form)) : SayCode(++_correctionCount);
        }

        return utterance.SaysThanks || utterance.SaysYes ? Say(RestaurantSentences.SeeYou) : Say(RestaurantSentences.NotUnderstood, remember: false);
    }

    private CalleeTurn SayCode(int repetitions) => _scenario.SpellsCodeSlowly
        ? Say(RestaurantSentences.FormatCodeSlowly(_code!, repetitions)) with { IgnoresInterruption = true }
        : Say(RestaurantSentences.FormatCode(_code!, repetitions));
}
