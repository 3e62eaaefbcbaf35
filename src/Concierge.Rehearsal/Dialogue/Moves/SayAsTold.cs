namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Says what the instructions for this one response, or a note since the agent last spoke, give word for word.</summary>
internal sealed class SayAsTold : IMove
{
    public ResponsePlan? Make(Situation situation) =>
        (BookingBrief.Quoted(situation.Context.ResponseInstructions) ?? situation.State.Told) is { } words ? Situation.Say(Language.Spoken.Text(words)) : null;
}
