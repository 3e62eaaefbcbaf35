namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Asks for the cancellation, reads it back, and reports it after the callee has said yes.</summary>
internal sealed class CancelBooking : IDialogueAction
{
    private const int MaxReadBacks = 4;
    private const int MaxRepeatRequests = 3;
    private const int MaxNamings = 6;

    public ResponsePlan? TryRespond(DialogueContext situation)
    {
        DialogueState state = situation.State;
        if (!state.HasNamedBooking || situation.IsOnHold)
        {
            return null;
        }

        if (state.IsCancellationConfirmed)
        {
            return situation.ReportOutcome(new OutcomeReport("cancelled"));
        }

        if (state.IsCancelled)
        {
            return state.CancellationReadBackCount < MaxReadBacks
                ? DialogueContext.Say(AgentLines.FormatCancellationReadBack(situation.Terms))
                : situation.ReportUnclear("The restaurant did not confirm that the booking is cancelled.");
        }

        if (situation.CalleeUtterance.HasAny(CalleeIntents.Goodbye))
        {
            return null;
        }

        if (situation.CalleeUtterance.HasAny(CalleeIntents.AsksToCancel) || (state.IsBookingFound && situation.CalleeUtterance.IsUnderstood))
        {
            return DialogueContext.Say(AgentLines.YesCancelIt);
        }

        // Nothing was understood: the callee repeats, or the agent repeats the request.
        return state.ConsecutiveRepeatRequests < MaxRepeatRequests && !situation.CalleeUtterance.HasAny(CalleeIntents.Yes | CalleeIntents.HasTable)
            ? DialogueContext.Say(AgentLines.SayAgain)
            : state.BookingNamedCount < MaxNamings ? DialogueContext.Say(situation.RequestLine)
            : situation.ReportUnclear("The restaurant could not be understood.");
    }
}
