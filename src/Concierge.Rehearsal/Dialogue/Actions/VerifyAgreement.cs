namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Asks for the confirmation number, and reads it and the booking back until the callee says yes.</summary>
internal sealed class VerifyAgreement : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext context)
    {
        DialogueState state = context.State;
        if (!state.IsAgreed || context.IsOnHold || IsReadBack(context.CalleeUtterance))
        {
            return null;
        }

        if (context.CalleeUtterance.EndsInPartialCode && !state.IsWaiting)
        {
            return context.Wait("The confirmation number continues.");
        }

        if (state.Code is null && !state.HasNoCode && context.Instructions.ConfirmationNumber is null && state.CodeRequestCount < 3)
        {
            return DialogueContext.Say(context.CalleeUtterance.HasAny(CalleeIntents.GivesCode) ? AgentSentences.SayCodeAgain : AgentSentences.AsksCode);
        }

        if (state.Code?.Contains('?', StringComparison.Ordinal) == true && state.CodeRequestCount < 4)
        {
            return DialogueContext.Say(AgentSentences.SayCodeAgain);
        }

        if (!context.CalleeUtterance.IsUnderstood && state.ConsecutiveRepeatRequests < 3)
        {
            return DialogueContext.Say(AgentSentences.SayAgain);
        }

        return state.ReadBackCount < 7
            ? DialogueContext.Say(
                AgentSentences.FormatReadBack(
                    context.Terms, state.Code, state.ReadBackCount, includeDetails: state.ReadBackCount == 0 || !state.AreDetailsVerified))
            : context.ReportUnclear("The restaurant did not confirm the booking when it was read back.");
    }

    // The callee reads the booking back, so the agent must answer that first.
    private static bool IsReadBack(CalleeUtterance utterance) =>
        utterance.HasAny(CalleeIntents.AsksForConfirmation) && utterance is { PartySize: not null, Times.Count: > 0, Code: null };
}
