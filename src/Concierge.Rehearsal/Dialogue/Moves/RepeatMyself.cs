namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Says the last thing again when it was not understood at the other end.</summary>
internal sealed class RepeatMyself : IMove
{
    public ResponsePlan? Make(Situation situation) =>
        situation.Heard.Is(Intents.AsksRepeat) && !situation.Heard.Is(Intents.AsksSpelling) && situation.Heard.Code is null
        && !situation.Heard.StatesBooking && situation.State.LastSaid is { } last
            ? Situation.Say(last)
            : null;
}
