namespace Concierge.Rehearsal.Restaurant;

/// <content>Reads the booking back, books it, gives the confirmation code.</content>
public sealed partial class RestaurantDialogue
{
    private CalleeTurn ReadBack()
    {
        if (_scenario.OnlyTimeLeft is { } left && !_changedMind)
        {
            return ChangeMind(left);
        }

        if (_mishears.TryDequeue(out BookingQuestion misheard))
        {
            _form.IntroduceError(misheard);
        }

        CalleeTurn turn = Say(RestaurantLines.FormatReadBack(_form, again: _readBacks++ > 0));
        _stage = DialogueStage.ReadingBack;
        return turn;
    }

    private CalleeTurn ChangeMind(TableTime left)
    {
        _changedMind = true;
        TimeOnly gone = _form.Time!.Value;
        _tables = new TableAvailability([new TableTime(gone, null)], [left]);
        CalleeTurn turn = Say(RestaurantLines.FormatWithdrawal(_form, gone, _tables.GetOffers(_form.RequestedTime!.Value)));
        _stage = DialogueStage.Offering;
        return turn;
    }

    private CalleeTurn HearAboutReadBack(CallerUtterance heard)
    {
        bool differs = _form.Contradicts(heard);
        bool renamed = heard.Name is { } name && name != _form.Name;
        if (differs || heard.SaysNo || (renamed && !heard.SaysYes))
        {
            return _readBacks > MaxCorrections ? HangUp(RestaurantLines.GivesUp) : ApplyCorrection(heard);
        }

        bool repeatsIt = heard.PartySize is not null && heard.Times.Count > 0;
        return heard.SaysYes || repeatsIt ? ConfirmBooking() : ReadBack();
    }

    private CalleeTurn ApplyCorrection(CallerUtterance heard)
    {
        TimeOnly? before = _form.Time;
        _form.Update(heard);
        return _form.Time == before ? ReadBack() : CheckAvailability();
    }

    private CalleeTurn ConfirmBooking()
    {
        bool isRebooking = ConfirmedBooking is not null;
        Booking? before = ConfirmedBooking ?? _changing;
        ConfirmedBooking = new Booking(_form.PartySize!.Value, _form.Date!, _form.Time!.Value, _form.Name, _code);
        _book.AddOrReplace(ConfirmedBooking, before);
        CalleeTurn turn = _changing is not null ? Say(RestaurantLines.FormatChanged(_code))
            : _code is null ? Say(RestaurantLines.FormatBooked(_code))
            : isRebooking ? SayCode(_corrections)
            : _scenario.SpellsCodeSlowly ? Say(RestaurantLines.FormatBookedSlowly(_code)) with { IgnoresInterruption = true }
            : Say(RestaurantLines.FormatBooked(_code));
        _stage = DialogueStage.Booked;
        return turn;
    }

    private CalleeTurn? HearAfterBooking(CallerUtterance heard)
    {
        bool readsCode = heard.Code is not null && _code is not null && !heard.AsksCode;
        if (_form.Contradicts(heard))
        {
            if (heard.SaysNo && !readsCode)
            {
                return ApplyCorrection(heard);
            }

            return _corrections++ >= MaxCorrections ? Say(RestaurantLines.SeeYou) : Say(RestaurantLines.FormatWrongTable(_form));
        }

        if (readsCode)
        {
            return heard.Code == _code ? Say(RestaurantLines.FormatRight(_form))
                : _corrections++ >= MaxCorrections ? Say(RestaurantLines.SeeYou)
                : Say(RestaurantLines.FormatWrongCode(_code!, _corrections));
        }

        if (heard.AsksCode)
        {
            return _code is null ? Say(RestaurantLines.FormatNoCode(_form.Name)) : SayCode(++_corrections);
        }

        if (heard.AsksWhetherRight || heard.PartySize is not null || heard.Times.Count > 0)
        {
            return _code is null || _changing is not null ? Say(RestaurantLines.FormatRight(_form)) : SayCode(++_corrections);
        }

        return heard.SaysThanks || heard.SaysYes ? Say(RestaurantLines.SeeYou) : Say(RestaurantLines.NotUnderstood, remember: false);
    }

    private CalleeTurn SayCode(int times) => _scenario.SpellsCodeSlowly
        ? Say(RestaurantLines.FormatCodeSlowly(_code!, times)) with { IgnoresInterruption = true }
        : Say(RestaurantLines.FormatCode(_code!, times));
}
