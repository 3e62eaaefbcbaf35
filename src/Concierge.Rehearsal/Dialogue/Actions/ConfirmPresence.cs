namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Says that the agent is still on the line, and repeats the open question.</summary>
internal sealed class ConfirmPresence : IDialogueAction
{
    private const CalleeIntents NeedsOwnAnswer =
        CalleeIntents.Questions | CalleeIntents.HasNoTable | CalleeIntents.Offers | CalleeIntents.Booked
            | CalleeIntents.GivesCode | CalleeIntents.AsksForConfirmation | CalleeIntents.AsksToHold | CalleeIntents.AsksRepeat;

    public ResponsePlan? TryRespond(DialogueContext context)
    {
        (CalleeUtterance utterance, DialogueState state) = (context.CalleeUtterance, context.State);
        bool isAsked = utterance.HasAny(CalleeIntents.AsksWhetherPresent) && !utterance.HasAny(NeedsOwnAnswer | CalleeIntents.Goodbye)
            && !utterance.StatesBooking && utterance.Code is null;
        if (isAsked && !state.Agent.HasSaidNothing)
        {
            return DialogueContext.Say(
                AgentSentences.IAmHere,
                state.Agent.HasStatedRequest && state.Agent.LastStatement is { } last ? last.TextWithoutIntroduction : context.RequestSentence);
        }

        bool hasReturned = state.Tools.IsWaiting && state.Agent.HasStatedRequest && utterance.Intents == CalleeIntents.ReturnsFromHold
            && utterance.Times.Count == 0;
        return hasReturned ? DialogueContext.Say(AgentSentences.IAmHere) : null;
    }
}
