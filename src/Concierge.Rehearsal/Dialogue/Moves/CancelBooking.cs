namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Has the booking cancelled, reads that back, and reports it once the callee has said yes.</summary>
internal sealed class CancelBooking : IMove
{
    private const int ReadBacks = 4;
    private const int Patience = 3;

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
            return state.CancellationsReadBack < ReadBacks
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

        // Nothing to go by: the callee says it again, or hears it again.
        return state.MisheardInARow < Patience && !situation.Heard.Is(Intents.Yes | Intents.HasTable)
            ? Situation.Say(Lines.SayAgain)
            : state.BookingsNamed < 6 ? Situation.Say(situation.Request)
            : situation.SettleUnclear("The restaurant could not be understood.");
    }
}
