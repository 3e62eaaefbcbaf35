namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Reports that the restaurant declined, when it wants no calls, or does not take or cancel bookings by phone.</summary>
internal sealed class AcceptRefusal : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext context) =>
        context.CalleeUtterance.HasAny(CalleeIntents.WantsNoCalls)
            ? context.ReportOutcome(new OutcomeReport("declined") { Notes = "The restaurant does not want to be called again." })
        : context.CalleeUtterance.HasAny(CalleeIntents.RefusesCancellation) && context.Instructions.Task == BookingTask.Cancel
            && !context.State.ExistingBooking.IsCancelled
            ? context.ReportOutcome(new OutcomeReport("declined") { Notes = "The restaurant does not cancel bookings by telephone." })
        : context.CalleeUtterance.HasAny(CalleeIntents.TakesNoBookings) && !context.State.Agreement.IsAgreed
            ? context.ReportOutcome(new OutcomeReport("declined") { Notes = "The restaurant does not take this booking by telephone." })
            : null;
}
