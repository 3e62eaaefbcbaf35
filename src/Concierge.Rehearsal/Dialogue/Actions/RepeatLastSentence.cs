namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Repeats the last sentence when the callee did not understand it.</summary>
internal sealed class RepeatLastSentence : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext context)
    {
        (CalleeUtterance utterance, DialogueState state) = (context.CalleeUtterance, context.State);
        if (!utterance.HasAny(CalleeIntents.AsksRepeat) || utterance.HasAny(CalleeIntents.AsksSpelling) || utterance.Code is not null || utterance.StatesBooking
            || state.Agent.LastStatement is not { } last)
        {
            return null;
        }

        return state.Agent.HasStatedRequest && last.SaysName ? DialogueContext.Say(AgentSentences.FormatName(context.Instructions, spelled: true))
            : state.Agent.HasStatedRequest
            ? DialogueContext.Say(last.Text)
            : DialogueContext.Say(AgentSentences.FormatOpening(context.Instructions), context.RequestSentence);
    }
}
