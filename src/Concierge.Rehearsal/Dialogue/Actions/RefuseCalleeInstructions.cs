namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Refuses instructions that the callee gives to the voice model.</summary>
internal sealed class RefuseCalleeInstructions : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext context) => !context.CalleeUtterance.HasAny(CalleeIntents.GivesOrders) ? null
        : context.State.HasStatedRequest
            ? DialogueContext.Say(AgentLines.OnlyTheBooking)
            : DialogueContext.Say(AgentLines.FormatOpening(context.Instructions), context.RequestLine);
}
