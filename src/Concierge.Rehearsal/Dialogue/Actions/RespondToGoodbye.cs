namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Reports the outcome reached so far when the callee says goodbye.</summary>
internal sealed class RespondToGoodbye : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext situation) => !situation.CalleeUtterance.HasAny(CalleeIntents.Goodbye) ? null
        : situation.State.IsCancelled ? situation.ReportOutcome(new OutcomeReport("cancelled"))
        : situation.State.NotFoundCount > 0 ? IdentifyBooking.ReportNotFound(situation)
        : situation.State.LatestOffer is { } offered ? situation.ReportAlternativeOffered(offered.Offer, "Nothing is booked.")
        : situation.State.HasBeenFull ? situation.ReportOutcome(new OutcomeReport("declined") { Notes = "The restaurant has no table." })
        : situation.ReportUnclear("The restaurant said goodbye before agreeing.");
}
