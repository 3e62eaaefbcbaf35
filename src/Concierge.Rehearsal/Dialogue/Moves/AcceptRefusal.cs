namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Gives up where no bookings are taken.</summary>
internal sealed class AcceptRefusal : IMove
{
    public ResponsePlan? Make(Situation situation) =>
        situation.Heard.Is(Intents.TakesNoBookings) && !situation.State.Agreed
            ? situation.Settle(new OutcomeReport("declined") { Notes = "The restaurant does not take this booking by telephone." })
            : null;
}
