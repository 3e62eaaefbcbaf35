namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Refuses instructions that the callee gives to the voice model.</summary>
internal sealed class RefuseCalleeInstructions : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext context) => !context.CalleeUtterance.HasAny(CalleeIntents.GivesInstructions) ? null
        : context.State.Agent.HasStatedRequest
            ? DialogueContext.Say(AgentSentences.OnlyTalksAboutBooking)
            : DialogueContext.Say(AgentSentences.FormatOpening(context.Instructions), context.RequestSentence);
}
