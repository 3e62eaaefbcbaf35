namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Sees to it that the callee finds the booking that is to be changed or cancelled, and no other.</summary>
internal sealed class LookUpBooking : IMove
{
    private const int Patience = 3;
    private const int MostNamings = 6;

    public ResponsePlan? Make(Situation situation)
    {
        (HeardUtterance heard, BookingState state) = (situation.Heard, situation.State);
        if (!state.BookingNamed || situation.IsOnHold || (situation.Brief.Task == BookingTask.Change && state.RequestSaid))
        {
            return null;
        }

        // Whoever asks for the party or reads a table back is taking a new booking.
        bool misunderstands = state.IsAboutAnother(heard) || (!state.Found && heard.Is(Intents.AsksParty | Intents.Booked)) || (!state.Cancelled && heard.StatesBooking && heard.Is(Intents.AsksWhetherRight));
        if (misunderstands)
        {
            return heard.Is(Intents.Cancelled) && state.CancellationsReadBack < Patience ? Situation.Say(Lines.ReadsBackCancelled(situation.Terms))
                : state.BookingsNamed < MostNamings ? Situation.Say($"No. {Lines.NamesBooking(situation.Brief, state.BookingsNamed)}") : situation.SettleUnclear("The restaurant kept speaking of another booking.");
        }

        if (heard.Is(Intents.NotFound))
        {
            return heard.Is(Intents.Questions) && state.TimesNotFound <= Patience ? null
                : state.TimesNotFound < 2 ? Situation.Say(Lines.NamesBooking(situation.Brief, state.BookingsNamed))
                : GiveUp(situation);
        }

        return situation.Brief.Task == BookingTask.Change && state.Found && !heard.Is(Intents.Questions) ? Situation.Say(situation.Request) : null;
    }

    /// <summary>Leaves a booking alone that is not found.</summary>
    public static ResponsePlan GiveUp(Situation situation) =>
        situation.Settle(new OutcomeReport("declined") { Notes = "The restaurant finds no such booking." });
}
