namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Makes sure that the callee finds the booking to change or cancel, and no other.</summary>
internal sealed class LookUpBooking : IMove
{
    private const int MaxAttempts = 3;
    private const int MaxNamings = 6;

    public ResponsePlan? Make(Situation situation)
    {
        (HeardUtterance heard, BookingState state) = (situation.Heard, situation.State);
        if (!state.BookingNamed || situation.IsOnHold || (situation.Brief.Task == BookingTask.Change && state.RequestSaid))
        {
            return null;
        }

        // A callee who asks for the party size or reads a table back is taking a new booking.
        bool misunderstands = state.IsAboutAnother(heard)
            || (!state.Found && heard.Is(Intents.AsksParty | Intents.Booked))
            || (!state.Cancelled && heard.StatesBooking && heard.Is(Intents.AsksWhetherRight));
        if (misunderstands)
        {
            return heard.Is(Intents.Cancelled) && state.CancellationsReadBack < MaxAttempts ? Situation.Say(Lines.ReadsBackCancelled(situation.Terms))
                : state.BookingsNamed < MaxNamings ? Situation.Say($"No. {Lines.NamesBooking(situation.Brief, state.BookingsNamed)}")
                : situation.SettleUnclear("The restaurant kept speaking of another booking.");
        }

        if (heard.Is(Intents.NotFound))
        {
            return heard.Is(Intents.Questions) && state.TimesNotFound <= MaxAttempts ? null
                : state.TimesNotFound < 2 ? Situation.Say(Lines.NamesBooking(situation.Brief, state.BookingsNamed))
                : GiveUp(situation);
        }

        return situation.Brief.Task == BookingTask.Change && state.Found && !heard.Is(Intents.Questions) ? Situation.Say(situation.Request) : null;
    }

    /// <summary>Reports that the restaurant cannot find the booking.</summary>
    public static ResponsePlan GiveUp(Situation situation) =>
        situation.Settle(new OutcomeReport("declined") { Notes = "The restaurant finds no such booking." });
}
