namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Asks the callee to book a table that is available but not yet booked.</summary>
internal sealed class RequestBooking : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext context) =>
        context.CalleeUtterance.HasAny(CalleeIntents.HasTable | CalleeIntents.Yes) && !context.CalleeUtterance.HasAny(CalleeIntents.No)
            && !context.State.Agreement.IsAgreed
            ? DialogueContext.Say(AgentSentences.FormatBookingRequest(context.Instructions))
            : null;
}
