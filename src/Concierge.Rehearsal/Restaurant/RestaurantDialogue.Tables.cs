namespace Concierge.Rehearsal.Restaurant;

/// <content>Looks for a table, and offers another.</content>
public sealed partial class RestaurantDialogue
{
    private bool IsHolding => _scenario.Hold > TimeSpan.Zero;

    private CalleeTurn Check()
    {
        if ((_scenario.ChecksBook || IsHolding) && !_checked)
        {
            CalleeTurn turn = Say(IsHolding ? Sentences.HoldsFirst : Sentences.OneMoment) with { MusicAfter = _scenario.Hold };
            _stage = Stage.Checking;
            return turn;
        }

        _checked = true;
        return Look();
    }

    private CalleeTurn Look()
    {
        _pad.Ask();
        TimeOnly time = _pad.Time!.Value;
        TimeOnly asked = _pad.Asked!.Value;
        if (_tables.HasTable(time, asked))
        {
            return Proceed();
        }

        IReadOnlyList<TimeOnly> offers = _tables.Offers(asked);
        _stage = offers.Count > 0 ? Stage.Offering : Stage.Refused;
        return Say(offers.Count > 0 ? Sentences.Offer(time, offers, again: false) : Sentences.FullThatNight);
    }

    private static CalleeTurn BackFromHold(CalleeTurn found) => found with { Speech = $"{Sentences.BackFromHold} {found.Speech}" };

    private CalleeTurn HearAboutOffer(CallerUtterance heard)
    {
        IReadOnlyList<TimeOnly> offers = _tables.Offers(_pad.Asked!.Value);
        TimeOnly? named = _pad.TimeIn(heard);
        if (named is not null && heard.No && heard.Party is not null)
        {
            return StartOver(heard);
        }

        bool refuses = heard.No || heard.HasToAsk;
        if (named is { } time && offers.Contains(time) && !refuses)
        {
            _pad.Agree(time);
            return Proceed();
        }

        if (named is { } other && !offers.Contains(other))
        {
            return Say(Sentences.Offer(other, offers, again: false));
        }

        if (heard.Yes && !refuses && offers.Count == 1)
        {
            _pad.Agree(offers[0]);
            return Proceed();
        }

        bool plainlyRefuses = heard.HasToAsk || (heard.No && !heard.HasDetails && !heard.Yes);
        return plainlyRefuses || _offersRepeated++ >= Patience
            ? HangUp(Sentences.NoProblem)
            : Say(Sentences.Offer(_pad.Time!.Value, offers, again: true));
    }

    // The caller was misheard: what is asked for is another time.
    private CalleeTurn StartOver(CallerUtterance heard)
    {
        _pad.Take(heard);
        _pad.AskAnew();
        return Look();
    }

    private CalleeTurn HearAfterRefusal(CallerUtterance heard)
    {
        if (_pad.TimeIn(heard) is { } time && !heard.AsksForOther)
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
