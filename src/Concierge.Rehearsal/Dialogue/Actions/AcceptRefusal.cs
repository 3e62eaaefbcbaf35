namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Reports that the restaurant declined when it takes or cancels no bookings by phone.</summary>
internal sealed class AcceptRefusal : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext situation) =>
        situation.CalleeUtterance.HasAny(CalleeIntents.WillNotCancel) && situation.Instructions.Task == BookingTask.Cancel && !situation.State.IsCancelled
            ? situation.ReportOutcome(new OutcomeReport("declined") { Notes = "The restaurant does not cancel bookings by telephone." })
        : situation.CalleeUtterance.HasAny(CalleeIntents.TakesNoBookings) && !situation.State.IsAgreed
            ? situation.ReportOutcome(new OutcomeReport("declined") { Notes = "The restaurant does not take this booking by telephone." })
            : null;
}
