namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Says nothing once the call was ended.</summary>
internal sealed class AfterTheEnd : IMove
{
    public ResponsePlan? Make(Situation situation) => situation.State.Ended ? Situation.Quiet : null;
}
