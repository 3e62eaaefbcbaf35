namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Says that the agent is still on the line, and repeats the open question.</summary>
internal sealed class ConfirmPresence : IDialogueAction
{
    private const CalleeIntents NeedsOwnAnswer =
        CalleeIntents.Questions | CalleeIntents.Full | CalleeIntents.Offers | CalleeIntents.Booked
            | CalleeIntents.NamesCode | CalleeIntents.AsksWhetherRight | CalleeIntents.Waits | CalleeIntents.AsksRepeat;

    public ResponsePlan? TryRespond(DialogueContext situation)
    {
        (CalleeUtterance heard, DialogueState state) = (situation.CalleeUtterance, situation.State);
        bool asked = heard.HasAny(CalleeIntents.AsksWhetherThere) && !heard.HasAny(NeedsOwnAnswer) && !heard.StatesBooking && heard.Code is null
            && !heard.HasAny(CalleeIntents.Goodbye);
        if (asked && !state.HasSaidNothing)
        {
            return DialogueContext.Say(
                AgentLines.Here, state.HasStatedRequest && state.LastStatement is { } last ? last.TextWithoutOpeners : situation.RequestLine);
        }

        bool isBack = state.IsWaiting && state.HasStatedRequest && heard.Intents == CalleeIntents.ComesBack && heard.Times.Count == 0;
        return isBack ? DialogueContext.Say(AgentLines.Here) : null;
    }
}
