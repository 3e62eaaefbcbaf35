namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Reports an answering machine or a wrong number.</summary>
internal sealed class LeaveMachine : IMove
{
    public ResponsePlan? Make(Situation situation) =>
        situation.Heard.Is(Intents.Machine) && !situation.State.Agreed
            ? situation.Settle(new OutcomeReport("voicemail") { Notes = "An answering machine picked up." })
            : situation.Heard.Is(Intents.WrongNumber)
                ? situation.Settle(new OutcomeReport("declined") { Notes = "It was the wrong number." })
                : null;
}
