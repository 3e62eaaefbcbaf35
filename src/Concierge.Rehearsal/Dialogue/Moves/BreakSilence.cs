namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Speaks when a response is due although the callee has said nothing.</summary>
internal sealed class BreakSilence : IMove
{
    private const int MaxNudges = 3;

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

        return state.NudgesInARow < MaxNudges
            ? Situation.Say(Lines.StillThere)
            : situation.SettleUnclear("The restaurant stopped answering.");
    }
}
