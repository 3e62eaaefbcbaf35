namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Asks for the confirmation number, and reads it and the booking back until the callee says yes.</summary>
internal sealed class VerifyAgreement : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext context)
    {
        (AgreementState agreement, AgentUtteranceHistory agent) = (context.State.Agreement, context.State.Agent);
        if (!agreement.IsAgreed || context.IsOnHold || IsReadBack(context.CalleeUtterance))
        {
            return null;
        }

        if (context.CalleeUtterance.EndsInPartialCode && !context.State.Tools.IsWaiting)
        {
            return context.Wait("The confirmation number continues.");
        }

        if (agreement.Code is null && !agreement.HasNoCode && context.Instructions.ConfirmationNumber is null && agent.CodeRequestCount < 3)
        {
            return DialogueContext.Say(context.CalleeUtterance.HasAny(CalleeIntents.GivesCode) ? AgentSentences.SayCodeAgain : AgentSentences.AsksCode);
        }

        if (agreement.Code?.Contains('?', StringComparison.Ordinal) == true && agent.CodeRequestCount < 4)
        {
            return DialogueContext.Say(AgentSentences.SayCodeAgain);
        }

        if (!context.CalleeUtterance.IsUnderstood && agent.ConsecutiveRepeatRequests < 3)
        {
            return DialogueContext.Say(AgentSentences.SayAgain);
        }

        return agent.ReadBackCount < 7
            ? DialogueContext.Say(
                AgentSentences.FormatReadBack(
                    context.Terms, agreement.Code, agent.ReadBackCount, includeDetails: agent.ReadBackCount == 0 || !agreement.AreDetailsVerified))
            : context.ReportUnclear("The restaurant did not confirm the booking when it was read back.");
    }

    // The callee reads the booking back, so the agent must answer that first.
    private static bool IsReadBack(CalleeUtterance utterance) =>
        utterance.HasAny(CalleeIntents.AsksForConfirmation) && utterance is { PartySize: not null, Times.Count: > 0, Code: null };
}
