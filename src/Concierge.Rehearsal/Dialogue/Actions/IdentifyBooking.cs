namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Ensures that the callee finds the booking to change or cancel, and not another one.</summary>
internal sealed class IdentifyBooking : IDialogueAction
{
    private const int MaxAttempts = 3;
    private const int MaxBookingReferences = 6;

    public ResponsePlan? TryRespond(DialogueContext context)
    {
        (CalleeUtterance utterance, DialogueState state) = (context.CalleeUtterance, context.State);
        if (!state.HasNamedBooking || context.IsOnHold || (context.Instructions.Task == BookingTask.Change && state.HasStatedRequest))
        {
            return null;
        }

        // A callee who asks for the party size or reads a table back is taking a new booking.
        bool isMisunderstood = state.IsAboutAnotherBooking(utterance)
            || (!state.IsBookingFound && utterance.HasAny(CalleeIntents.AsksPartySize | CalleeIntents.Booked))
            || (!state.IsCancelled && utterance.StatesBooking && utterance.HasAny(CalleeIntents.AsksForConfirmation));
        if (isMisunderstood)
        {
            return utterance.HasAny(CalleeIntents.Cancelled) && state.CancellationReadBackCount < MaxAttempts ? DialogueContext.Say(
                AgentSentences.FormatCancellationReadBack(context.Terms))
                : state.BookingNamedCount < MaxBookingReferences ? DialogueContext.Say(
                    $"No. {AgentSentences.FormatBookingReference(context.Instructions, state.BookingNamedCount)}")
                : context.ReportUnclear("The restaurant kept speaking of another booking.");
        }

        if (utterance.HasAny(CalleeIntents.FindsNoBooking))
        {
            return utterance.HasAny(CalleeIntents.Questions) && state.NotFoundCount <= MaxAttempts ? null
                : state.NotFoundCount < 2 ? DialogueContext.Say(AgentSentences.FormatBookingReference(context.Instructions, state.BookingNamedCount))
                : ReportNotFound(context);
        }

        return context.Instructions.Task == BookingTask.Change && state.IsBookingFound && !utterance.HasAny(CalleeIntents.Questions)
            ? DialogueContext.Say(context.RequestSentence) : null;
    }

    /// <summary>Reports that the restaurant cannot find the booking.</summary>
    public static ResponsePlan ReportNotFound(DialogueContext context) =>
        context.ReportOutcome(new OutcomeReport("declined") { Notes = "The restaurant finds no such booking." });
}
