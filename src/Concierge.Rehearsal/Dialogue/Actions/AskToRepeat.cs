namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Asks the callee to repeat an utterance that was not understood, at most three times in a row.</summary>
internal sealed class AskToRepeat : IDialogueAction
{
    private const int MaxRepeatRequests = 3;

    public ResponsePlan? TryRespond(DialogueContext situation)
    {
        DialogueState state = situation.State;
        if (situation.CalleeUtterance.HasAny(CalleeIntents.Greets))
        {
            return DialogueContext.Say(situation.RequestLine);
        }

        return state.ConsecutiveRepeatRequests < MaxRepeatRequests
            ? DialogueContext.Say(AgentLines.SayAgain)
            : situation.ReportUnclear("The restaurant could not be understood.");
    }
}
