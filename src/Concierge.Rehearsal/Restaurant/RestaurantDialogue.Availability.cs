namespace Concierge.Rehearsal.Restaurant;

/// <content>Checks the availability of tables and offers alternatives.</content>
public sealed partial class RestaurantDialogue
{
    private bool IsHolding => _scenario.HoldDuration > TimeSpan.Zero;

    private CalleeTurn StartAvailabilityCheck()
    {
        if ((_scenario.ChecksAvailability || IsHolding) && !_isAvailabilityChecked)
        {
            CalleeTurn turn = Say(IsHolding ? RestaurantSentences.AsksToHold : RestaurantSentences.OneMoment) with { MusicAfter = _scenario.HoldDuration };
            _stage = DialogueStage.CheckingAvailability;
            return turn;
        }

        _isAvailabilityChecked = true;
        return CheckAvailability();
    }

    private CalleeTurn CheckAvailability()
    {
        _form.KeepRequestedTime();
        TimeOnly time = _form.Time!.Value;
        TimeOnly requested = _form.RequestedTime!.Value;
        if (_availability.HasTable(time, requested))
        {
            return ContinueBooking();
        }

        IReadOnlyList<TimeOnly> offers = _availability.GetOffers(requested);
        _stage = offers.Count > 0 ? DialogueStage.Offering : DialogueStage.Refused;
        return Say(offers.Count > 0 ? RestaurantSentences.FormatOffer(time, offers, isRepetition: false) : RestaurantSentences.HasNoTableThatNight);
    }

    private static CalleeTurn ReturnFromHold(CalleeTurn turn) => turn with { Speech = $"{RestaurantSentences.ThanksForHolding} {turn.Speech}" };

    private CalleeTurn OnOfferAnswer(CallerUtterance utterance)
    {
        IReadOnlyList<TimeOnly> offers = _availability.GetOffers(_form.RequestedTime!.Value);
        TimeOnly? requestedTime = _form.FindTime(utterance);
        if (requestedTime is not null && utterance.SaysNo && utterance.PartySize is not null)
        {
            return StartOver(utterance);
        }

        bool refuses = utterance.SaysNo || utterance.HasToAskGuest;
        if (requestedTime is { } time && offers.Contains(time) && !refuses)
        {
            _form.SetTime(time);
            return ContinueBooking();
        }

        if (requestedTime is { } otherTime && !offers.Contains(otherTime))
        {
            return Say(RestaurantSentences.FormatOffer(otherTime, offers, isRepetition: false));
        }

        if (utterance.SaysYes && !refuses && offers.Count == 1)
        {
            _form.SetTime(offers[0]);
            return ContinueBooking();
        }

        bool isClearRefusal = utterance.HasToAskGuest || (utterance.SaysNo && !utterance.HasDetails && !utterance.SaysYes);
        return isClearRefusal || _offerRepetitionCount++ >= MaxRepeats
            ? HangUp(RestaurantSentences.NoProblem)
            : Say(RestaurantSentences.FormatOffer(_form.Time!.Value, offers, isRepetition: true));
    }

    // The restaurant has misrecognized the caller, who asks for another time.
    private CalleeTurn StartOver(CallerUtterance utterance)
    {
        _form.Update(utterance);
        _form.ResetRequestedTime();
        return CheckAvailability();
    }

    private CalleeTurn OnUtteranceAfterRefusal(CallerUtterance utterance)
    {
        if (_form.FindTime(utterance) is { } time && !utterance.AsksForAlternatives)
        {
            if (utterance.SaysNo && utterance.PartySize is not null)
            {
                return StartOver(utterance);
            }

            return Say(RestaurantSentences.FormatUnavailable(time));
        }

        return utterance.SaysThanks && !utterance.AsksForAlternatives ? HangUp(RestaurantSentences.NoProblem) : Say(RestaurantSentences.HasNoAlternative);
    }
}
