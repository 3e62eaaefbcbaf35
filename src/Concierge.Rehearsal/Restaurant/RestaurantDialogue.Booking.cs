namespace Concierge.Rehearsal.Restaurant;

/// <content>Reads the booking back, books it, gives the confirmation code.</content>
public sealed partial class RestaurantDialogue
{
    private CalleeTurn ReadBack()
    {
        if (_scenario.ChangesMind is { } left && !_changedMind)
        {
            return ChangeMind(left);
        }

        if (_mishears.TryDequeue(out Question misheard))
        {
            _form.Mishear(misheard);
        }

        CalleeTurn turn = Say(Sentences.ReadBack(_form, again: _readBacks++ > 0));
        _stage = Stage.ReadingBack;
        return turn;
    }

    private CalleeTurn ChangeMind(TableTime left)
    {
        _changedMind = true;
        TimeOnly gone = _form.Time!.Value;
        _tables = new TableBook([new TableTime(gone, null)], [left]);
        CalleeTurn turn = Say(Sentences.ChangesMind(_form, gone, _tables.Offers(_form.Asked!.Value)));
        _stage = Stage.Offering;
        return turn;
    }

    private CalleeTurn HearAboutReadBack(CallerUtterance heard)
    {
        bool differs = _form.Contradicts(heard);
        bool renamed = heard.Name is { } name && name != _form.Name;
        if (differs || heard.No || (renamed && !heard.Yes))
        {
            return _readBacks > MaxCorrections ? HangUp(Sentences.GivesUp) : ApplyCorrection(heard);
        }

        bool repeatsIt = heard.Party is not null && heard.Times.Count > 0;
        return heard.Yes || repeatsIt ? ConfirmBooking() : ReadBack();
    }

    private CalleeTurn ApplyCorrection(CallerUtterance heard)
    {
        TimeOnly? before = _form.Time;
        _form.Take(heard);
        return _form.Time == before ? ReadBack() : CheckAvailability();
    }

    private CalleeTurn ConfirmBooking()
    {
        bool isRebooking = Book is not null;
        Booking? before = Book ?? _changing;
        Book = new Booking(_form.Party!.Value, _form.Date!, _form.Time!.Value, _form.Name, _code);
        _book.Enter(Book, before);
        CalleeTurn turn = _changing is not null ? Say(Sentences.Changed(_code))
            : _code is null ? Say(Sentences.Booked(_code))
            : isRebooking ? SayCode(_corrections)
            : _scenario.SpellsSlowly ? Say(Sentences.BookedSlowly(_code)) with { KeepsTalking = true }
            : Say(Sentences.Booked(_code));
        _stage = Stage.Booked;
        return turn;
    }

    private CalleeTurn? HearAfterBooking(CallerUtterance heard)
    {
        bool readsCode = heard.Code is not null && _code is not null && !heard.AsksCode;
        if (_form.Contradicts(heard))
        {
            if (heard.No && !readsCode)
            {
                return ApplyCorrection(heard);
            }

            return _corrections++ >= MaxCorrections ? Say(Sentences.SeeYou) : Say(Sentences.WrongTable(_form));
        }

        if (readsCode)
        {
            return heard.Code == _code ? Say(Sentences.Right(_form))
                : _corrections++ >= MaxCorrections ? Say(Sentences.SeeYou)
                : Say(Sentences.WrongCode(_code!, _corrections));
        }

        if (heard.AsksCode)
        {
            return _code is null ? Say(Sentences.NoCode(_form.Name)) : SayCode(++_corrections);
        }

        if (heard.AsksWhetherRight || heard.Party is not null || heard.Times.Count > 0)
        {
            return _code is null || _changing is not null ? Say(Sentences.Right(_form)) : SayCode(++_corrections);
        }

        return heard.Thanks || heard.Yes ? Say(Sentences.SeeYou) : Say(Sentences.NotUnderstood, remember: false);
    }

    private CalleeTurn SayCode(int times) => _scenario.SpellsSlowly
        ? Say(Sentences.CodeSlowly(_code!, times)) with { KeepsTalking = true }
        : Say(Sentences.Code(_code!, times));
}
