namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Reports the booking after the callee has agreed and said yes to the read-back, and the confirmation number is certain.</summary>
internal sealed class ReportBooking : IDialogueAction
{
    private const int MaxReadBacks = 6;

    public ResponsePlan? TryRespond(DialogueContext context)
    {
        DialogueState state = context.State;
        if (!state.IsAgreed || !state.AreDetailsVerified || state.IsContradictedBy(context.CalleeUtterance))
        {
            return null;
        }

        if (state.IsReadBackConfirmed && (state.Code is not null || state.HasNoCode || context.Instructions.ConfirmationNumber is not null
            || state.CodeRequestCount >= 2))
        {
            return state.Code?.Contains('?', StringComparison.Ordinal) == true
                ? context.ReportConfirmed(null, "The confirmation number was not understood.")
                : context.ReportConfirmed(state.Code);
        }

        // The callee misunderstands each read-back but gives the same confirmation number each time.
        if (state.ReadBackCount >= 2 && state.IsCodeConsistent)
        {
            return context.ReportConfirmed(state.Code);
        }

        return state.ReadBackCount >= MaxReadBacks
            ? context.ReportConfirmed(null, "The confirmation number was not understood.")
            : null;
    }
}
