namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Speaks when a response is due although the callee has said nothing.</summary>
internal sealed class RespondToSilence : IDialogueAction
{
    private const int MaxNudges = 3;

    public ResponsePlan? TryRespond(DialogueContext situation)
    {
        DialogueState state = situation.State;
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
            return DialogueContext.Say(AgentLines.FormatOpening(situation.Instructions));
        }

        if (!state.HasStatedRequest)
        {
            return DialogueContext.Say(situation.RequestLine);
        }

        return state.ConsecutiveNudges < MaxNudges
            ? DialogueContext.Say(AgentLines.StillThere)
            : situation.ReportUnclear("The restaurant stopped answering.");
    }
}
