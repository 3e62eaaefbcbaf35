namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Keeps the line while the guest is asked.</summary>
internal sealed class WaitForGuest : IMove
{
    private const Intents News = Intents.Offers | Intents.Full | Intents.Withdraws;

    public ResponsePlan? Make(Situation situation)
    {
        BookingState state = situation.State;
        if (state.Question is null)
        {
            // The question was lost with the connection.
            return state.ChecksWithGuest && situation.CanAskGuest && state.Heard is not null && !situation.Heard.Is(News) && state.Offered is { } lost
                ? situation.AskGuest(Lines.StillChecking, Lines.AsksGuest(situation.Brief, lost.Offer), lost.Offer)
                : null;
        }

        if (state.Question.Answer is not null)
        {
            return null;
        }

        HeardUtterance heard = situation.Heard;
        if (heard.Is(Intents.Goodbye))
        {
            return TakeGuestsAnswer.GiveUp(situation, state.Question);
        }

        if (state.OffersIn(heard).Any(state.Accepts) && heard.Is(Intents.Offers))
        {
            return null;
        }

        bool onlyAgrees = !heard.IsUnderstood || heard.Without(Intents.Yes | Intents.HasTable | Intents.Waits).Intents == Intents.None;
        return state.Heard is null || onlyAgrees ? situation.Wait("The guest is being asked.") : Situation.Say(Lines.StillChecking);
    }
}
