namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Keeps the callee waiting while the guest is asked.</summary>
internal sealed class WaitForGuestAnswer : IDialogueAction
{
    private const CalleeIntents NewInformation = CalleeIntents.Offers | CalleeIntents.Full | CalleeIntents.Withdraws;

    public ResponsePlan? TryRespond(DialogueContext situation)
    {
        DialogueState state = situation.State;
        if (state.GuestQuestion is null)
        {
            // A reconnection lost the question, so the agent asks it again.
            return state.IsCheckingWithGuest && situation.CanAskGuest && state.PendingUtterance is not null && !situation.CalleeUtterance.HasAny(NewInformation)
                && state.LatestOffer is { } lost
                ? situation.AskGuest(AgentLines.StillChecking, AgentLines.FormatGuestQuestion(situation.Instructions, lost.Offer), lost.Offer)
                : null;
        }

        if (state.GuestQuestion.Answer is not null)
        {
            return null;
        }

        CalleeUtterance heard = situation.CalleeUtterance;
        if (heard.HasAny(CalleeIntents.Goodbye))
        {
            return ApplyGuestAnswer.ReportNotAgreed(situation, state.GuestQuestion);
        }

        if (state.FindOffers(heard).Any(state.Accepts) && heard.HasAny(CalleeIntents.Offers))
        {
            return null;
        }

        bool isOnlyAgreement = !heard.IsUnderstood
            || heard.Without(CalleeIntents.Yes | CalleeIntents.HasTable | CalleeIntents.Waits).Intents == CalleeIntents.None;
        return state.PendingUtterance is null || isOnlyAgreement ? situation.Wait("The guest is being asked.") : DialogueContext.Say(AgentLines.StillChecking);
    }
}
