namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Ensures that the callee finds the booking to change or cancel, and not another one.</summary>
internal sealed class IdentifyBooking : IDialogueAction
{
    private const int MaxAttempts = 3;
    private const int MaxBookingReferences = 6;

    public ResponsePlan? TryRespond(DialogueContext context)
    {
        (CalleeUtterance utterance, DialogueState state) = (context.CalleeUtterance, context.State);
        int namedCount = state.Agent.BookingNamedCount;
        if (!state.Agent.HasNamedBooking || context.IsOnHold || (context.Instructions.Task == BookingTask.Change && state.Agent.HasStatedRequest))
        {
            return null;
        }

        // A callee who asks for the party size or reads a table back is taking a new booking.
        bool isMisunderstood = state.ExistingBooking.IsContradictedBy(utterance)
            || (!state.ExistingBooking.IsFound && utterance.HasAny(CalleeIntents.AsksPartySize | CalleeIntents.Booked))
            || (!state.ExistingBooking.IsCancelled && utterance.StatesBooking && utterance.HasAny(CalleeIntents.AsksForConfirmation));
        if (isMisunderstood)
        {
            return utterance.HasAny(CalleeIntents.Cancelled) && state.Agent.CancellationReadBackCount < MaxAttempts
                ? DialogueContext.Say(AgentSentences.FormatCancellationReadBack(context.Terms))
                : namedCount < MaxBookingReferences
                ? DialogueContext.Say($"No. {AgentSentences.FormatBookingReference(context.Instructions, namedCount)}")
                : context.ReportUnclear("The restaurant kept speaking of another booking.");
        }

        if (utterance.HasAny(CalleeIntents.FindsNoBooking))
        {
            return utterance.HasAny(CalleeIntents.Questions) && state.ExistingBooking.NotFoundCount <= MaxAttempts ? null
                : state.ExistingBooking.NotFoundCount < 2
                ? DialogueContext.Say(AgentSentences.FormatBookingReference(context.Instructions, namedCount))
                : ReportNotFound(context);
        }

        return context.Instructions.Task == BookingTask.Change && state.ExistingBooking.IsFound && !utterance.HasAny(CalleeIntents.Questions)
            ? DialogueContext.Say(context.RequestSentence) : null;
    }

    /// <summary>Reports that the restaurant cannot find the booking.</summary>
    public static ResponsePlan ReportNotFound(DialogueContext context) =>
        context.ReportOutcome(new OutcomeReport("declined") { Notes = "The restaurant finds no such booking." });
}
