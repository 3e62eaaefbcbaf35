namespace Concierge.Rehearsal.Restaurant;

/// <content>Reads back, writes down, gives the code.</content>
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
            _pad.Mishear(misheard);
        }

        CalleeTurn turn = Say(Sentences.ReadBack(_pad, again: _readBacks++ > 0));
        _stage = Stage.ReadingBack;
        return turn;
    }

    private CalleeTurn ChangeMind(TableTime left)
    {
        _changedMind = true;
        TimeOnly gone = _pad.Time!.Value;
        _tables = new TableBook([new TableTime(gone, null)], [left]);
        CalleeTurn turn = Say(Sentences.ChangesMind(_pad, gone, _tables.Offers(_pad.Asked!.Value)));
        _stage = Stage.Offering;
        return turn;
    }

    private CalleeTurn HearAboutReadBack(CallerUtterance heard)
    {
        bool differs = _pad.Contradicts(heard);
        bool renamed = heard.Name is { } name && name != _pad.Name;
        if (differs || heard.No || (renamed && !heard.Yes))
        {
            return _readBacks > MostCorrections ? HangUp(Sentences.GivesUp) : Amend(heard);
        }

        bool repeatsIt = heard.Party is not null && heard.Times.Count > 0;
        return heard.Yes || repeatsIt ? WriteDown() : ReadBack();
    }

    private CalleeTurn Amend(CallerUtterance heard)
    {
        TimeOnly? before = _pad.Time;
        _pad.Take(heard);
        return _pad.Time == before ? ReadBack() : Look();
    }

    private CalleeTurn WriteDown()
    {
        bool again = Book is not null;
        Booking? before = Book ?? _changing;
        Book = new Booking(_pad.Party!.Value, _pad.Date!, _pad.Time!.Value, _pad.Name, _code);
        _book.Enter(Book, before);
        CalleeTurn turn = _changing is not null ? Say(Sentences.Changed(_code))
            : _code is null ? Say(Sentences.Booked(_code))
            : again ? SayCode(_corrections)
            : _scenario.SpellsSlowly ? Say(Sentences.BookedSlowly(_code)) with { KeepsTalking = true }
            : Say(Sentences.Booked(_code));
        _stage = Stage.Booked;
        return turn;
    }

    private CalleeTurn? HearAfterBooking(CallerUtterance heard)
    {
        bool readsCode = heard.Code is not null && _code is not null && !heard.AsksCode;
        if (_pad.Contradicts(heard))
        {
            if (heard.No && !readsCode)
            {
                return Amend(heard);
            }

            return _corrections++ >= MostCorrections ? Say(Sentences.SeeYou) : Say(Sentences.WrongTable(_pad));
        }

        if (readsCode)
        {
            return heard.Code == _code ? Say(Sentences.Right(_pad))
                : _corrections++ >= MostCorrections ? Say(Sentences.SeeYou)
                : Say(Sentences.WrongCode(_code!, _corrections));
        }

        if (heard.AsksCode)
        {
            return _code is null ? Say(Sentences.NoCode(_pad.Name)) : SayCode(++_corrections);
        }

        if (heard.AsksWhetherRight || heard.Party is not null || heard.Times.Count > 0)
        {
            return _code is null || _changing is not null ? Say(Sentences.Right(_pad)) : SayCode(++_corrections);
        }

        return heard.Thanks || heard.Yes ? Say(Sentences.SeeYou) : Say(Sentences.NotUnderstood, remember: false);
    }

    private CalleeTurn SayCode(int times) => _scenario.SpellsSlowly
        ? Say(Sentences.CodeSlowly(_code!, times)) with { KeepsTalking = true }
        : Say(Sentences.Code(_code!, times));
}
