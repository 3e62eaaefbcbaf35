namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Asks for the confirmation number, and reads it and the booking back until the callee says yes.</summary>
internal sealed class VerifyAgreement : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext situation)
    {
        DialogueState state = situation.State;
        if (!state.IsAgreed || situation.IsOnHold || IsReadBack(situation.CalleeUtterance))
        {
            return null;
        }

        if (situation.CalleeUtterance.EndsInPartialCode && !state.IsWaiting)
        {
            return situation.Wait("The confirmation number continues.");
        }

        if (state.Code is null && !state.HasNoCode && situation.Instructions.ConfirmationNumber is null && state.CodeRequestCount < 3)
        {
            return DialogueContext.Say(situation.CalleeUtterance.HasAny(CalleeIntents.NamesCode) ? AgentLines.SayCodeAgain : AgentLines.AsksCode);
        }

        if (state.Code?.Contains('?', StringComparison.Ordinal) == true && state.CodeRequestCount < 4)
        {
            return DialogueContext.Say(AgentLines.SayCodeAgain);
        }

        if (!situation.CalleeUtterance.IsUnderstood && state.ConsecutiveRepeatRequests < 3)
        {
            return DialogueContext.Say(AgentLines.SayAgain);
        }

        return state.ReadBackCount < 7
            ? DialogueContext.Say(
                AgentLines.FormatReadBack(situation.Terms, state.Code, state.ReadBackCount, whole: state.ReadBackCount == 0 || !state.AreDetailsVerified))
            : situation.ReportUnclear("The restaurant did not confirm the booking when it was read back.");
    }

    // The callee reads the booking back, so the agent must answer that first.
    private static bool IsReadBack(CalleeUtterance heard) =>
        heard.HasAny(CalleeIntents.AsksWhetherRight) && heard is { Party: not null, Times.Count: > 0, Code: null };
}
