namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Asks for the cancellation, reads it back, and reports it after the callee has said yes.</summary>
internal sealed class CancelBooking : IMove
{
    private const int MaxReadBacks = 4;
    private const int MaxRepeatRequests = 3;
    private const int MaxNamings = 6;

    public ResponsePlan? Make(Situation situation)
    {
        BookingState state = situation.State;
        if (!state.BookingNamed || situation.IsOnHold)
        {
            return null;
        }

        if (state.CancellationConfirmed)
        {
            return situation.Settle(new OutcomeReport("cancelled"));
        }

        if (state.Cancelled)
        {
            return state.CancellationsReadBack < MaxReadBacks
                ? Situation.Say(Lines.ReadsBackCancelled(situation.Terms))
                : situation.SettleUnclear("The restaurant did not confirm that the booking is cancelled.");
        }

        if (situation.Heard.Is(Intents.Goodbye))
        {
            return null;
        }

        if (situation.Heard.Is(Intents.AsksToCancel) || (state.Found && situation.Heard.IsUnderstood))
        {
            return Situation.Say(Lines.YesCancelIt);
        }

        // Nothing was understood: the callee repeats, or the agent repeats the request.
        return state.MisheardInARow < MaxRepeatRequests && !situation.Heard.Is(Intents.Yes | Intents.HasTable)
            ? Situation.Say(Lines.SayAgain)
            : state.BookingsNamed < MaxNamings ? Situation.Say(situation.Request)
            : situation.SettleUnclear("The restaurant could not be understood.");
    }
}
