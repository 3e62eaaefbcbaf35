namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Stays silent while the callee looks something up or plays hold music.</summary>
internal sealed class Wait : IMove
{
    public ResponsePlan? Make(Situation situation) => situation.IsOnHold ? situation.Wait("The restaurant asked to hold the line.") : null;
}
