namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Says nothing while the callee looks.</summary>
internal sealed class Wait : IMove
{
    public ResponsePlan? Make(Situation situation) => situation.Heard.Is(Intents.Waits) ? Situation.Quiet : null;
}
