namespace Concierge.Rehearsal.Restaurant;

/// <content>Checks the availability and offers alternatives.</content>
public sealed partial class RestaurantDialogue
{
    private bool IsHolding => _scenario.Hold > TimeSpan.Zero;

    private CalleeTurn BeginCheck()
    {
        if ((_scenario.ChecksBook || IsHolding) && !_checked)
        {
            CalleeTurn turn = Say(IsHolding ? Sentences.HoldsFirst : Sentences.OneMoment) with { MusicAfter = _scenario.Hold };
            _stage = Stage.Checking;
            return turn;
        }

        _checked = true;
        return CheckAvailability();
    }

    private CalleeTurn CheckAvailability()
    {
        _form.Ask();
        TimeOnly time = _form.Time!.Value;
        TimeOnly asked = _form.Asked!.Value;
        if (_tables.HasTable(time, asked))
        {
            return Proceed();
        }

        IReadOnlyList<TimeOnly> offers = _tables.Offers(asked);
        _stage = offers.Count > 0 ? Stage.Offering : Stage.Refused;
        return Say(offers.Count > 0 ? Sentences.Offer(time, offers, again: false) : Sentences.FullThatNight);
    }

    private static CalleeTurn ReturnFromHold(CalleeTurn found) => found with { Speech = $"{Sentences.BackFromHold} {found.Speech}" };

    private CalleeTurn HearAboutOffer(CallerUtterance heard)
    {
        IReadOnlyList<TimeOnly> offers = _tables.Offers(_form.Asked!.Value);
        TimeOnly? named = _form.TimeIn(heard);
        if (named is not null && heard.No && heard.Party is not null)
        {
            return StartOver(heard);
        }

        bool refuses = heard.No || heard.HasToAsk;
        if (named is { } time && offers.Contains(time) && !refuses)
        {
            _form.Agree(time);
            return Proceed();
        }

        if (named is { } other && !offers.Contains(other))
        {
            return Say(Sentences.Offer(other, offers, again: false));
        }

        if (heard.Yes && !refuses && offers.Count == 1)
        {
            _form.Agree(offers[0]);
            return Proceed();
        }

        bool isPlainRefusal = heard.HasToAsk || (heard.No && !heard.HasDetails && !heard.Yes);
        return isPlainRefusal || _offersRepeated++ >= MaxRepeats
            ? HangUp(Sentences.NoProblem)
            : Say(Sentences.Offer(_form.Time!.Value, offers, again: true));
    }

    // The caller was misrecognized and asks for another time.
    private CalleeTurn StartOver(CallerUtterance heard)
    {
        _form.Take(heard);
        _form.AskAnew();
        return CheckAvailability();
    }

    private CalleeTurn HearAfterRefusal(CallerUtterance heard)
    {
        if (_form.TimeIn(heard) is { } time && !heard.AsksForOther)
        {
            if (heard.No && heard.Party is not null)
            {
                return StartOver(heard);
            }

            return Say(Sentences.FullAt(time));
        }

        return heard.Thanks && !heard.AsksForOther ? HangUp(Sentences.NoProblem) : Say(Sentences.NothingElse);
    }
}
