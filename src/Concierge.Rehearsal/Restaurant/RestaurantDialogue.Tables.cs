namespace Concierge.Rehearsal.Restaurant;

/// <content>Checks the availability and offers alternatives.</content>
public sealed partial class RestaurantDialogue
{
    private bool IsHolding => _scenario.HoldDuration > TimeSpan.Zero;

    private CalleeTurn BeginCheck()
    {
        if ((_scenario.ChecksAvailability || IsHolding) && !_checked)
        {
            CalleeTurn turn = Say(IsHolding ? RestaurantLines.HoldsFirst : RestaurantLines.OneMoment) with { MusicAfter = _scenario.HoldDuration };
            _stage = DialogueStage.Checking;
            return turn;
        }

        _checked = true;
        return CheckAvailability();
    }

    private CalleeTurn CheckAvailability()
    {
        _form.FixRequestedTime();
        TimeOnly time = _form.Time!.Value;
        TimeOnly asked = _form.RequestedTime!.Value;
        if (_tables.HasTable(time, asked))
        {
            return Proceed();
        }

        IReadOnlyList<TimeOnly> offers = _tables.GetOffers(asked);
        _stage = offers.Count > 0 ? DialogueStage.Offering : DialogueStage.Refused;
        return Say(offers.Count > 0 ? RestaurantLines.FormatOffer(time, offers, again: false) : RestaurantLines.FullThatNight);
    }

    private static CalleeTurn ReturnFromHold(CalleeTurn found) => found with { Speech = $"{RestaurantLines.BackFromHold} {found.Speech}" };

    private CalleeTurn HearAboutOffer(CallerUtterance heard)
    {
        IReadOnlyList<TimeOnly> offers = _tables.GetOffers(_form.RequestedTime!.Value);
        TimeOnly? named = _form.FindTime(heard);
        if (named is not null && heard.SaysNo && heard.PartySize is not null)
        {
            return StartOver(heard);
        }

        bool refuses = heard.SaysNo || heard.HasToAskGuest;
        if (named is { } time && offers.Contains(time) && !refuses)
        {
            _form.SetTime(time);
            return Proceed();
        }

        if (named is { } other && !offers.Contains(other))
        {
            return Say(RestaurantLines.FormatOffer(other, offers, again: false));
        }

        if (heard.SaysYes && !refuses && offers.Count == 1)
        {
            _form.SetTime(offers[0]);
            return Proceed();
        }

        bool isPlainRefusal = heard.HasToAskGuest || (heard.SaysNo && !heard.HasDetails && !heard.SaysYes);
        return isPlainRefusal || _offersRepeated++ >= MaxRepeats
            ? HangUp(RestaurantLines.NoProblem)
            : Say(RestaurantLines.FormatOffer(_form.Time!.Value, offers, again: true));
    }

    // The caller was misrecognized and asks for another time.
    private CalleeTurn StartOver(CallerUtterance heard)
    {
        _form.Update(heard);
        _form.ResetRequestedTime();
        return CheckAvailability();
    }

    private CalleeTurn HearAfterRefusal(CallerUtterance heard)
    {
        if (_form.FindTime(heard) is { } time && !heard.AsksForAlternatives)
        {
            if (heard.SaysNo && heard.PartySize is not null)
            {
                return StartOver(heard);
            }

            return Say(RestaurantLines.FormatFull(time));
        }

        return heard.SaysThanks && !heard.AsksForAlternatives ? HangUp(RestaurantLines.NoProblem) : Say(RestaurantLines.NothingElse);
    }
}
