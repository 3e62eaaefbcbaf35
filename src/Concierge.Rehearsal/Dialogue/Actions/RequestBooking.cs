namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Asks the callee to book a table that is available but not yet booked.</summary>
internal sealed class RequestBooking : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext situation) =>
        situation.CalleeUtterance.HasAny(CalleeIntents.HasTable | CalleeIntents.Yes) && !situation.CalleeUtterance.HasAny(CalleeIntents.No)
            && !situation.State.IsAgreed
            ? DialogueContext.Say(AgentLines.FormatBookingRequest(situation.Instructions))
            : null;
}
