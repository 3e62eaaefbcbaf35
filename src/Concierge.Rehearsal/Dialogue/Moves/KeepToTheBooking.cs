namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Refuses instructions that the callee gives to the voice model.</summary>
internal sealed class KeepToTheBooking : IMove
{
    public ResponsePlan? Make(Situation situation) => !situation.Heard.Is(Intents.GivesOrders) ? null
        : situation.State.RequestSaid
            ? Situation.Say(Lines.OnlyTheBooking)
            : Situation.Say(Lines.Opening(situation.Brief), situation.Request);
}
