namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Reports the booking after the callee has agreed and said yes to the read-back, and the confirmation number is certain.</summary>
internal sealed class ReportBooking : IDialogueAction
{
    // The booking, and three rounds about its confirmation number.
    private const int MaxReadBacks = 4;

    public ResponsePlan? TryRespond(DialogueContext context)
    {
        (AgreementState agreement, AgentUtteranceHistory agent) = (context.State.Agreement, context.State.Agent);
        if (!agreement.IsAgreed || !agreement.AreDetailsVerified || agreement.IsContradictedBy(context.CalleeUtterance))
        {
            return null;
        }

        if (agreement.IsReadBackConfirmed
            && (agreement.Code is not null || agreement.HasNoCode || context.Instructions.ConfirmationNumber is not null || agent.CodeRequestCount >= 2))
        {
            return agreement.Code?.Contains('?', StringComparison.Ordinal) == true
                ? context.ReportConfirmed(null, "The confirmation number was not understood.")
                : context.ReportConfirmed(agreement.Code);
        }

        // The callee misunderstands each read-back but gives the same confirmation number each time.
        if (agent.ReadBackCount >= 2 && agreement.IsCodeConsistent)
        {
            return context.ReportConfirmed(agreement.Code);
        }

        return agent.ReadBackCount >= MaxReadBacks
            ? context.ReportConfirmed(null, "The confirmation number was not understood.")
            : null;
    }
}
