namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Reports that the restaurant declined when it takes or cancels no bookings by phone.</summary>
internal sealed class AcceptRefusal : IMove
{
    public ResponsePlan? Make(Situation situation) =>
        situation.Heard.Is(Intents.WillNotCancel) && situation.Brief.Task == BookingTask.Cancel && !situation.State.Cancelled
            ? situation.Settle(new OutcomeReport("declined") { Notes = "The restaurant does not cancel bookings by telephone." })
        : situation.Heard.Is(Intents.TakesNoBookings) && !situation.State.Agreed
            ? situation.Settle(new OutcomeReport("declined") { Notes = "The restaurant does not take this booking by telephone." })
            : null;
}
