namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Speaks when the model must respond although the callee has said nothing.</summary>
internal sealed class RespondToSilence : IDialogueAction
{
    private const int MaxPresenceQuestions = 3;

    public ResponsePlan? TryRespond(DialogueContext context)
    {
        DialogueState state = context.State;
        if (state.HasNothingToSay)
        {
            return DialogueContext.NoResponse;
        }

        if (state.PendingUtterance is not null)
        {
            return null;
        }

        if (state.Agent.HasSaidNothing)
        {
            return DialogueContext.Say(AgentSentences.FormatOpening(context.Instructions));
        }

        if (!state.Agent.HasStatedRequest)
        {
            return DialogueContext.Say(context.RequestSentence);
        }

        return state.Agent.ConsecutivePresenceQuestions < MaxPresenceQuestions
            ? DialogueContext.Say(AgentSentences.StillThere)
            : context.ReportUnclear("The restaurant stopped answering.");
    }
}
