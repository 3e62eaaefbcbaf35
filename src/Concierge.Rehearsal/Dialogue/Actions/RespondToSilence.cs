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

        if (state.HasSaidNothing)
        {
            return DialogueContext.Say(AgentLines.FormatOpening(context.Instructions));
        }

        if (!state.HasStatedRequest)
        {
            return DialogueContext.Say(context.RequestLine);
        }

        return state.ConsecutiveNudges < MaxPresenceQuestions
            ? DialogueContext.Say(AgentLines.StillThere)
            : context.ReportUnclear("The restaurant stopped answering.");
    }
}
