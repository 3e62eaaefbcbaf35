namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Does not take orders from the other end of the line.</summary>
internal sealed class KeepToTheBooking : IMove
{
    public ResponsePlan? Make(Situation situation) => !situation.Heard.Is(Intents.GivesOrders) ? null
        : situation.State.RequestSaid
            ? Situation.Say(Lines.OnlyTheBooking)
            : Situation.Say(Lines.Opening(situation.Brief), situation.Request);
}
