namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Makes sure that the callee finds the booking to change or cancel, and no other.</summary>
internal sealed class IdentifyBooking : IDialogueAction
{
    private const int MaxAttempts = 3;
    private const int MaxNamings = 6;

    public ResponsePlan? TryRespond(DialogueContext situation)
    {
        (CalleeUtterance heard, DialogueState state) = (situation.CalleeUtterance, situation.State);
        if (!state.HasNamedBooking || situation.IsOnHold || (situation.Instructions.Task == BookingTask.Change && state.HasStatedRequest))
        {
            return null;
        }

        // A callee who asks for the party size or reads a table back is taking a new booking.
        bool misunderstands = state.IsAboutAnotherBooking(heard)
            || (!state.IsBookingFound && heard.HasAny(CalleeIntents.AsksParty | CalleeIntents.Booked))
            || (!state.IsCancelled && heard.StatesBooking && heard.HasAny(CalleeIntents.AsksWhetherRight));
        if (misunderstands)
        {
            return heard.HasAny(CalleeIntents.Cancelled) && state.CancellationReadBackCount < MaxAttempts ? DialogueContext.Say(
                AgentLines.FormatCancellationReadBack(situation.Terms))
                : state.BookingNamedCount < MaxNamings ? DialogueContext.Say(
                    $"No. {AgentLines.FormatBookingReference(situation.Instructions, state.BookingNamedCount)}")
                : situation.ReportUnclear("The restaurant kept speaking of another booking.");
        }

        if (heard.HasAny(CalleeIntents.NotFound))
        {
            return heard.HasAny(CalleeIntents.Questions) && state.NotFoundCount <= MaxAttempts ? null
                : state.NotFoundCount < 2 ? DialogueContext.Say(AgentLines.FormatBookingReference(situation.Instructions, state.BookingNamedCount))
                : ReportNotFound(situation);
        }

        return situation.Instructions.Task == BookingTask.Change && state.IsBookingFound && !heard.HasAny(CalleeIntents.Questions)
            ? DialogueContext.Say(situation.RequestLine) : null;
    }

    /// <summary>Reports that the restaurant cannot find the booking.</summary>
    public static ResponsePlan ReportNotFound(DialogueContext situation) =>
        situation.ReportOutcome(new OutcomeReport("declined") { Notes = "The restaurant finds no such booking." });
}
