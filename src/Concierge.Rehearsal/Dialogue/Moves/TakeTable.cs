namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Asks for the booking when the callee has a table but has not booked it.</summary>
internal sealed class TakeTable : IMove
{
    public ResponsePlan? Make(Situation situation) =>
        situation.Heard.Is(Intents.HasTable | Intents.Yes) && !situation.Heard.Is(Intents.No) && !situation.State.Agreed
            ? Situation.Say(Lines.PleaseBook(situation.Brief))
            : null;
}
