namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Refuses instructions that the callee gives to the voice model.</summary>
internal sealed class RefuseCalleeInstructions : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext situation) => !situation.CalleeUtterance.HasAny(CalleeIntents.GivesOrders) ? null
        : situation.State.HasStatedRequest
            ? DialogueContext.Say(AgentLines.OnlyTheBooking)
            : DialogueContext.Say(AgentLines.FormatOpening(situation.Instructions), situation.RequestLine);
}
