namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Reports the outcome reached so far when the callee says goodbye.</summary>
internal sealed class RespondToGoodbye : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext context) => !context.CalleeUtterance.HasAny(CalleeIntents.Goodbye) ? null
        : context.State.ExistingBooking.IsCancelled ? context.ReportOutcome(new OutcomeReport("cancelled"))
        : context.State.ExistingBooking.NotFoundCount > 0 ? IdentifyBooking.ReportNotFound(context)
        : context.State.Agreement.LatestOffer is { } offered ? context.ReportAlternativeOffered(offered.Offer, "Nothing is booked.")
        : context.State.Agreement.HasBeenUnavailable ? context.ReportOutcome(new OutcomeReport("declined") { Notes = "The restaurant has no table." })
        : context.ReportUnclear("The restaurant said goodbye before agreeing.");
}
