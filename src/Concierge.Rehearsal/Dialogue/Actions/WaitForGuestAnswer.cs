namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Keeps the callee waiting while the guest is asked.</summary>
internal sealed class WaitForGuestAnswer : IDialogueAction
{
    private const CalleeIntents NewInformation = CalleeIntents.Offers | CalleeIntents.HasNoTable | CalleeIntents.WithdrawsTable;

    public ResponsePlan? TryRespond(DialogueContext context)
    {
        DialogueState state = context.State;
        if (state.Tools.GuestQuestion is null)
        {
            // The question was lost in a reconnection, so the agent asks it again.
            return state.Agent.IsCheckingWithGuest && context.CanAskGuest && state.PendingUtterance is not null
                && !context.CalleeUtterance.HasAny(NewInformation) && state.Agreement.LatestOffer is { } lostOffer
                ? context.AskGuest(AgentSentences.StillChecking, AgentSentences.FormatGuestQuestion(context.Instructions, lostOffer.Offer), lostOffer.Offer)
                : null;
        }

        if (state.Tools.GuestQuestion.Answer is not null)
        {
            return null;
        }

        CalleeUtterance utterance = context.CalleeUtterance;
        if (utterance.HasAny(CalleeIntents.Goodbye))
        {
            return ApplyGuestAnswer.ReportNotAgreed(context, state.Tools.GuestQuestion);
        }

        if (state.Agreement.FindOffers(utterance).Any(state.Agreement.Accepts) && utterance.HasAny(CalleeIntents.Offers))
        {
            return null;
        }

        bool isOnlyAgreement = !utterance.IsUnderstood
            || utterance.Without(CalleeIntents.Yes | CalleeIntents.HasTable | CalleeIntents.AsksToHold).Intents == CalleeIntents.None;
        return state.PendingUtterance is null || isOnlyAgreement
            ? context.Wait("The guest is being asked.")
            : DialogueContext.Say(AgentSentences.StillChecking);
    }
}
