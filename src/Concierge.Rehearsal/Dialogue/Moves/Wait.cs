namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Says nothing while the callee looks, and to music.</summary>
internal sealed class Wait : IMove
{
    public ResponsePlan? Make(Situation situation) => situation.IsOnHold ? situation.Wait("The restaurant asked to hold the line.") : null;
}
