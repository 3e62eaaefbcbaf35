namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Asks for the cancellation, reads it back, and reports it after the callee has said yes.</summary>
internal sealed class CancelBooking : IDialogueAction
{
    private const int MaxReadBacks = 4;
    private const int MaxRepeatRequests = 3;
    private const int MaxBookingReferences = 6;

    public ResponsePlan? TryRespond(DialogueContext context)
    {
        DialogueState state = context.State;
        if (!state.Agent.HasNamedBooking || context.IsOnHold)
        {
            return null;
        }

        if (state.ExistingBooking.IsCancellationConfirmed)
        {
            return context.ReportOutcome(new OutcomeReport("cancelled"));
        }

        if (state.ExistingBooking.IsCancelled)
        {
            return state.Agent.CancellationReadBackCount < MaxReadBacks
                ? DialogueContext.Say(AgentSentences.FormatCancellationReadBack(context.Terms))
                : context.ReportUnclear("The restaurant did not confirm that the booking is cancelled.");
        }

        if (context.CalleeUtterance.HasAny(CalleeIntents.Goodbye))
        {
            return null;
        }

        if (context.CalleeUtterance.HasAny(CalleeIntents.AsksToCancel) || (state.ExistingBooking.IsFound && context.CalleeUtterance.IsUnderstood))
        {
            return DialogueContext.Say(AgentSentences.YesCancelIt);
        }

        // The utterance was not understood: the agent asks the callee to repeat it, or repeats the request.
        return state.Agent.ConsecutiveRepeatRequests < MaxRepeatRequests && !context.CalleeUtterance.HasAny(CalleeIntents.Yes | CalleeIntents.HasTable)
            ? DialogueContext.Say(AgentSentences.SayAgain)
            : state.Agent.BookingNamedCount < MaxBookingReferences ? DialogueContext.Say(context.RequestSentence)
            : context.ReportUnclear("The restaurant could not be understood.");
    }
}
