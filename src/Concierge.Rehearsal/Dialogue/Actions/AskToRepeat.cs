namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Asks the callee to repeat an utterance that was not understood, at most three times in a row.</summary>
internal sealed class AskToRepeat : IDialogueAction
{
    private const int MaxRepeatRequests = 3;

    public ResponsePlan? TryRespond(DialogueContext context)
    {
        DialogueState state = context.State;
        if (context.CalleeUtterance.HasAny(CalleeIntents.Greets))
        {
            return DialogueContext.Say(context.RequestSentence);
        }

        // The callee takes the table for booked, and the line was gone when it said so.
        if (context.CalleeUtterance.HasAny(CalleeIntents.SaysSeeYou)
            && state.Agent is { ConsecutiveRepeatRequests: > 0, CodeRequestCount: < MaxRepeatRequests })
        {
            return DialogueContext.Say(AgentSentences.AsksCode);
        }

        return state.Agent.ConsecutiveRepeatRequests < MaxRepeatRequests
            ? DialogueContext.Say(AgentSentences.SayAgain)
            : context.ReportUnclear("The restaurant could not be understood.");
    }
}
