namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Speaks first when asked to respond although the callee has said nothing.</summary>
internal sealed class BreakSilence : IMove
{
    private const int Patience = 3;

    public ResponsePlan? Make(Situation situation)
    {
        BookingState state = situation.State;
        if (state.HasNothingToSay)
        {
            return Situation.Quiet;
        }

        if (state.Heard is not null)
        {
            return null;
        }

        if (state.SaidNothing)
        {
            return Situation.Say(Lines.Opening(situation.Brief));
        }

        if (!state.RequestSaid)
        {
            return Situation.Say(situation.Request);
        }

        return state.NudgesInARow < Patience
            ? Situation.Say(Lines.StillThere)
            : situation.SettleUnclear("The restaurant stopped answering.");
    }
}
