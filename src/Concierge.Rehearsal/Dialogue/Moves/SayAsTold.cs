namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Says what the instructions for this one response give word for word.</summary>
internal sealed class SayAsTold : IMove
{
    public ResponsePlan? Make(Situation situation) =>
        BookingBrief.Quoted(situation.Context.ResponseInstructions) is { } words ? Situation.Say(Language.Spoken.Text(words)) : null;
}
