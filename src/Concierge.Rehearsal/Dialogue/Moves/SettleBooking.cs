namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Reports the booking after the callee has agreed and said yes to the read-back, and the confirmation number is certain.</summary>
internal sealed class SettleBooking : IMove
{
    private const int MaxReadBacks = 6;

    public ResponsePlan? Make(Situation situation)
    {
        BookingState state = situation.State;
        if (!state.Agreed || !state.DetailsVerified || state.IsContradictedBy(situation.Heard))
        {
            return null;
        }

        if (state.ReadBackConfirmed && (state.Code is not null || state.NoCode || situation.Brief.Code is not null || state.CodesAsked >= 2))
        {
            return state.Code?.Contains('?', StringComparison.Ordinal) == true
                ? situation.SettleConfirmed(null, "The confirmation number was not understood.")
                : situation.SettleConfirmed(state.Code);
        }

        // The callee keeps misunderstanding the read-back but gives the same confirmation number each time.
        if (state.ReadBacks >= 2 && state.CodeHeardAlike)
        {
            return situation.SettleConfirmed(state.Code);
        }

        return state.ReadBacks >= MaxReadBacks
            ? situation.SettleConfirmed(null, "The confirmation number was not understood.")
            : null;
    }
}
