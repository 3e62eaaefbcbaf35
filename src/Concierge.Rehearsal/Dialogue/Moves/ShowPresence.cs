namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Says that the agent is still on the line, and repeats the open question.</summary>
internal sealed class ShowPresence : IMove
{
    private const Intents NeedsOwnAnswer =
        Intents.Questions | Intents.Full | Intents.Offers | Intents.Booked | Intents.NamesCode | Intents.AsksWhetherRight | Intents.Waits | Intents.AsksRepeat;

    public ResponsePlan? Make(Situation situation)
    {
        (HeardUtterance heard, BookingState state) = (situation.Heard, situation.State);
        bool asked = heard.Is(Intents.AsksWhetherThere) && !heard.Is(NeedsOwnAnswer) && !heard.StatesBooking && heard.Code is null && !heard.Is(Intents.Goodbye);
        if (asked && !state.SaidNothing)
        {
            return Situation.Say(Lines.Here, state.RequestSaid && state.LastSaid is { } last ? last.Shortly : situation.Request);
        }

        bool isBack = state.Waiting && state.RequestSaid && heard.Intents == Intents.ComesBack && heard.Times.Count == 0;
        return isBack ? Situation.Say(Lines.Here) : null;
    }
}
