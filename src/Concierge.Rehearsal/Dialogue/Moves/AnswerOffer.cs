namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Takes an offer inside the acceptable times; asks once for one; else leaves it to the customer.</summary>
internal sealed class AnswerOffer : IMove
{
    private const int Hearings = 3;

    public ResponsePlan? Make(Situation situation)
    {
        HeardUtterance heard = situation.Heard;
        BookingState state = situation.State;
        if (!heard.Is(Intents.Full | Intents.Offers) || state.Agreed || !state.RequestSaid)
        {
            return null;
        }

        TimeOnly[] offers = [.. state.OffersIn(heard)];
        TimeOnly[] acceptable = [.. offers.Where(situation.Brief.Accepts)];
        if (acceptable.Length > 0)
        {
            return Situation.Say(Lines.Accepts(acceptable.MinBy(time => Distance(time, situation.Brief.Time))));
        }

        if (heard.Is(Intents.Offers) && (offers.Length == 0 || state.Offered?.Heard < 2) && state.MisheardInARow < Hearings)
        {
            return Situation.Say(Lines.SayOfferAgain);
        }

        if (heard.Is(Intents.Full | Intents.Offers) && situation.Brief.IsFlexible && !state.AskedForAlternatives)
        {
            return Situation.Say(offers.Length > 0
                ? Lines.AnythingBetween(situation.Brief.Earliest!.Value, situation.Brief.Latest!.Value)
                : Lines.AnythingNear);
        }

        return state.Offered is { } offer
            ? situation.Settle(new OutcomeReport("alternative_offered")
            {
                Time = offer.Time,
                Date = situation.Brief.Date,
                PartySize = situation.Brief.PartySize,
                Notes = "The time asked for is full; nothing is booked.",
            })
            : situation.Settle(new OutcomeReport("declined") { Notes = "The restaurant has no table." });
    }

    private static TimeSpan Distance(TimeOnly one, TimeOnly? other) => other is { } time ? (one - time, time - one) switch
    {
        var (after, before) => after < before ? after : before,
    } : TimeSpan.Zero;
}
