namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Says who is calling and makes the request after the callee's greeting.</summary>
internal sealed class StateRequest : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext context)
    {
        DialogueState state = context.State;
        if (state.Agent.HasStatedRequest || context.IsOnHold)
        {
            return null;
        }

        string request = context.RequestSentence;
        string opening = AgentSentences.FormatOpening(context.Instructions);
        return !state.Agent.HasSaidNothing ? DialogueContext.Say(request)
            : new AgentUtterance(opening).IsRequest ? DialogueContext.Say(opening)
            : DialogueContext.Say(opening, request);
    }
}
