namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Says that the agent is still on the line, and repeats the open question.</summary>
internal sealed class ConfirmPresence : IDialogueAction
{
    private const CalleeIntents NeedsOwnAnswer =
        CalleeIntents.Questions | CalleeIntents.Full | CalleeIntents.Offers | CalleeIntents.Booked
            | CalleeIntents.NamesCode | CalleeIntents.AsksWhetherRight | CalleeIntents.Waits | CalleeIntents.AsksRepeat;

    public ResponsePlan? TryRespond(DialogueContext context)
    {
        (CalleeUtterance utterance, DialogueState state) = (context.CalleeUtterance, context.State);
        bool isAsked = utterance.HasAny(CalleeIntents.AsksWhetherThere) && !utterance.HasAny(NeedsOwnAnswer | CalleeIntents.Goodbye)
            && !utterance.StatesBooking && utterance.Code is null;
        if (isAsked && !state.HasSaidNothing)
        {
            return DialogueContext.Say(
                AgentLines.Here, state.HasStatedRequest && state.LastStatement is { } last ? last.TextWithoutOpeners : context.RequestLine);
        }

        bool hasReturned = state.IsWaiting && state.HasStatedRequest && utterance.Intents == CalleeIntents.ComesBack && utterance.Times.Count == 0;
        return hasReturned ? DialogueContext.Say(AgentLines.Here) : null;
    }
}
