namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Keeps the callee waiting while the guest is asked.</summary>
internal sealed class WaitForGuest : IMove
{
    private const Intents NewInformation = Intents.Offers | Intents.Full | Intents.Withdraws;

    public ResponsePlan? Make(Situation situation)
    {
        BookingState state = situation.State;
        if (state.Question is null)
        {
            // A reconnection lost the question, so the agent asks it again.
            return state.ChecksWithGuest && situation.CanAskGuest && state.Heard is not null && !situation.Heard.Is(NewInformation) && state.Offered is { } lost
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

        bool isOnlyAgreement = !heard.IsUnderstood || heard.Without(Intents.Yes | Intents.HasTable | Intents.Waits).Intents == Intents.None;
        return state.Heard is null || isOnlyAgreement ? situation.Wait("The guest is being asked.") : Situation.Say(Lines.StillChecking);
    }
}
