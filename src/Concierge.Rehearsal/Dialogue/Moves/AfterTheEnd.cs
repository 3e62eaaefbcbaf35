namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Stays silent after the agent has ended the call.</summary>
internal sealed class AfterTheEnd : IMove
{
    public ResponsePlan? Make(Situation situation) => situation.State.Ended ? Situation.Quiet : null;
}
