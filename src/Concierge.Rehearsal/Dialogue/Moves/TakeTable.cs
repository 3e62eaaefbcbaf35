namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Asks the callee to book a table that is available but not yet booked.</summary>
internal sealed class TakeTable : IMove
{
    public ResponsePlan? Make(Situation situation) =>
        situation.Heard.Is(Intents.HasTable | Intents.Yes) && !situation.Heard.Is(Intents.No) && !situation.State.Agreed
            ? Situation.Say(Lines.PleaseBook(situation.Brief))
            : null;
}
