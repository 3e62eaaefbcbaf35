namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>
/// Accepts an offer that the guest has allowed; asks for an acceptable alternative; asks the guest about any other offer; otherwise reports
/// the offer.
/// </summary>
internal sealed class AnswerOffer : IMove
{
    private const int MaxRepeatRequests = 3;
    private const int MaxGuestQuestions = 3;

    public ResponsePlan? Make(Situation situation)
    {
        HeardUtterance heard = situation.Heard;
        BookingState state = situation.State;
        if (!heard.Is(Intents.Full | Intents.Offers) || state.Agreed || !state.RequestSaid)
        {
            return null;
        }

        IReadOnlyList<BookingOffer> offers = state.OffersIn(heard);
        if (offers.Where(state.Accepts).MinBy(offer => GetDistance(offer.Time, situation.Brief.Time)) is { } acceptable)
        {
            return Situation.Say(Lines.Accepts(acceptable));
        }

        if (heard.Is(Intents.Offers) && (offers.Count == 0 || state.Offered?.Heard < 2) && state.MisheardInARow < MaxRepeatRequests)
        {
            return Situation.Say(Lines.SayOfferAgain);
        }

        if (situation.Brief.IsFlexible && !state.AskedForAlternatives)
        {
            return Situation.Say(offers.Count > 0
                ? Lines.AnythingBetween(situation.Brief.Earliest!.Value, situation.Brief.Latest!.Value)
                : Lines.AnythingNear);
        }

        if (situation.Brief.Days.Where(day => !state.Proposed(day)).Cast<DateOnly?>().FirstOrDefault() is { } other)
        {
            return Situation.Say(Lines.CouldYouDo(new BookingOffer(Date: other)));
        }

        if (state.Offered is not { } offered)
        {
            return situation.Settle(new OutcomeReport("declined") { Notes = "The restaurant has no table." });
        }

        return situation.CanAskGuest && heard.Is(Intents.Offers) && state.QuestionsAsked < MaxGuestQuestions
            ? situation.AskGuest(Lines.ChecksWithGuest, Lines.AsksGuest(situation.Brief, offered.Offer), offered.Offer)
            : situation.SettleOffered(offered.Offer, "The table asked for is not to be had; nothing is booked.");
    }

    private static TimeSpan GetDistance(TimeOnly? one, TimeOnly? other) => (one, other) switch
    {
        ({ } a, { } b) => a - b < b - a ? a - b : b - a,
        _ => TimeSpan.Zero,
    };
}
