namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Repeats the last sentence when the callee did not understand it.</summary>
internal sealed class RepeatLastSentence : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext situation)
    {
        (CalleeUtterance heard, DialogueState state) = (situation.CalleeUtterance, situation.State);
        if (!heard.HasAny(CalleeIntents.AsksRepeat) || heard.HasAny(CalleeIntents.AsksSpelling) || heard.Code is not null || heard.StatesBooking
            || state.LastStatement is not { } last)
        {
            return null;
        }

        return state.HasStatedRequest
            ? DialogueContext.Say(last.Text)
            : DialogueContext.Say(AgentLines.FormatOpening(situation.Instructions), situation.RequestLine);
    }
}
