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

        return state.Agent.ConsecutiveRepeatRequests < MaxRepeatRequests
            ? DialogueContext.Say(AgentSentences.SayAgain)
            : context.ReportUnclear("The restaurant could not be understood.");
    }
}
