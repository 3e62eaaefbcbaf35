namespace Concierge.Rehearsal.Restaurant;

/// <summary>Checks whether the restaurant has a table and offers alternatives.</summary>
internal sealed class AvailabilityChecker
{
    private const int MaxOfferRepetitions = 3;

    private static readonly TimeSpan CheckDuration = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan HoldReturnDelay = TimeSpan.FromSeconds(1);

    private readonly Scenario _scenario;
    private readonly RestaurantConversation _conversation;
    private TableAvailability _availability;
    private int _offerRepetitionCount;

    public AvailabilityChecker(Scenario scenario, RestaurantConversation conversation)
    {
        (_scenario, _conversation) = (scenario, conversation);
        _availability = scenario.Availability;
    }

    /// <summary>Whether the restaurant has looked for a table in this call.</summary>
    public bool IsChecked { get; private set; }

    /// <summary>How long both sides are silent before the restaurant has the result of a check.</summary>
    public TimeSpan ResultDelay => IsHolding ? HoldReturnDelay : CheckDuration;

    private bool IsHolding => _scenario.HoldDuration > TimeSpan.Zero;

    /// <summary>Starts the first check. Depending on the scenario, the caller has to wait for its result.</summary>
    /// <returns>What the restaurant says; <see langword="null"/> if there is a table.</returns>
    public CalleeTurn? Start()
    {
        if (_scenario.ChecksAvailability || IsHolding)
        {
            string speech = IsHolding ? RestaurantSentences.AsksToHold : RestaurantSentences.OneMoment;
            return _conversation.Say(speech, DialogueStage.CheckingAvailability) with { MusicAfter = _scenario.HoldDuration };
        }

        IsChecked = true;
        return Check();
    }

    /// <summary>Ends the check for which the caller has waited.</summary>
    /// <returns>What the restaurant says; <see langword="null"/> if there is a table.</returns>
    public CalleeTurn? Complete()
    {
        IsChecked = true;
        _conversation.Stage = DialogueStage.Collecting;
        return _scenario.HangsUpWhileChecking ? new CalleeTurn(RestaurantSentences.IncompleteOffer, DropsMidway: true) : Check();
    }

    /// <summary>Thanks the caller for the wait, if the caller was on hold.</summary>
    public CalleeTurn ReturnFromHold(CalleeTurn turn) =>
        IsHolding && !turn.DropsMidway ? turn with { Speech = $"{RestaurantSentences.ThanksForHolding} {turn.Speech}" } : turn;

    /// <summary>Checks the noted time.</summary>
    /// <returns>What the restaurant says; <see langword="null"/> if there is a table.</returns>
    public CalleeTurn? Check()
    {
        ReservationForm form = _conversation.Form;
        form.KeepRequestedTime();
        TimeOnly time = form.Time!.Value;
        TimeOnly requested = form.RequestedTime!.Value;
        if (_availability.HasTable(time, requested))
        {
            return null;
        }

        IReadOnlyList<TimeOnly> offers = _availability.GetOffers(requested);
        return offers.Count > 0
            ? _conversation.Say(RestaurantSentences.FormatOffer(time, offers, isRepetition: false), DialogueStage.Offering)
            : _conversation.Say(RestaurantSentences.HasNoTableThatNight, DialogueStage.Refused);
    }

    /// <summary>Says that the noted time is not available any more, and which one remains.</summary>
    public CalleeTurn WithdrawTime(TableTime remaining)
    {
        ReservationForm form = _conversation.Form;
        TimeOnly unavailable = form.Time!.Value;
        _availability = new TableAvailability([new TableTime(unavailable, null)], [remaining]);
        return _conversation.Say(
            RestaurantSentences.FormatWithdrawal(form, unavailable, _availability.GetOffers(form.RequestedTime!.Value)), DialogueStage.Offering);
    }

    /// <summary>Handles the answer to an offer.</summary>
    /// <returns>What the restaurant says; <see langword="null"/> if the caller accepts an offered time.</returns>
    public CalleeTurn? OnOfferAnswer(CallerUtterance utterance)
    {
        ReservationForm form = _conversation.Form;
        IReadOnlyList<TimeOnly> offers = _availability.GetOffers(form.RequestedTime!.Value);
        TimeOnly? requestedTime = form.FindTime(utterance);
        if (requestedTime is not null && utterance.SaysNo && utterance.PartySize is not null)
        {
            return StartOver(utterance);
        }

        bool refuses = utterance.SaysNo || utterance.HasToAskGuest;
        if (requestedTime is { } time && offers.Contains(time) && !refuses)
        {
            form.SetTime(time);
            return null;
        }

        if (requestedTime is { } otherTime && !offers.Contains(otherTime))
        {
            return _conversation.Say(RestaurantSentences.FormatOffer(otherTime, offers, isRepetition: false));
        }

        if (utterance.SaysYes && !refuses && offers.Count == 1)
        {
            form.SetTime(offers[0]);
            return null;
        }

        bool isClearRefusal = utterance.HasToAskGuest || (utterance.SaysNo && !utterance.HasDetails && !utterance.SaysYes);
        return isClearRefusal || _offerRepetitionCount++ >= MaxOfferRepetitions
            ? _conversation.HangUp(RestaurantSentences.NoProblem)
            : _conversation.Say(RestaurantSentences.FormatOffer(form.Time!.Value, offers, isRepetition: true));
    }

    /// <summary>Handles an utterance after the restaurant said that it has no table.</summary>
    /// <returns>What the restaurant says; <see langword="null"/> if it has a table at another time that the caller asks for.</returns>
    public CalleeTurn? OnUtteranceAfterRefusal(CallerUtterance utterance)
    {
        if (_conversation.Form.FindTime(utterance) is { } time && !utterance.AsksForAlternatives)
        {
            return utterance.SaysNo && utterance.PartySize is not null
                ? StartOver(utterance)
                : _conversation.Say(RestaurantSentences.FormatUnavailable(time));
        }

        if (_scenario.Objection is { } objection)
        {
            return _conversation.Say(objection);
        }

        return utterance.SaysThanks && !utterance.AsksForAlternatives
            ? _conversation.HangUp(RestaurantSentences.NoProblem)
            : _conversation.Say(RestaurantSentences.HasNoAlternative);
    }

    // The restaurant has misrecognized the caller, who asks for another time.
    private CalleeTurn? StartOver(CallerUtterance utterance)
    {
        _conversation.Form.Update(utterance);
        _conversation.Form.ResetRequestedTime();
        return Check();
    }
}
