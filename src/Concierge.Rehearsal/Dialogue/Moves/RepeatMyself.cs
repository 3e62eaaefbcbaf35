namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Repeats the last sentence when the callee did not understand it.</summary>
internal sealed class RepeatMyself : IMove
{
    public ResponsePlan? Make(Situation situation)
    {
        (HeardUtterance heard, BookingState state) = (situation.Heard, situation.State);
        if (!heard.Is(Intents.AsksRepeat) || heard.Is(Intents.AsksSpelling) || heard.Code is not null || heard.StatesBooking || state.LastSaid is not { } last)
        {
            return null;
        }

        return state.RequestSaid
            ? Situation.Say(last.Text)
            : Situation.Say(Lines.Opening(situation.Brief), situation.Request);
    }
}
