namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Says the sentence that the response's own instructions, or a system message since the agent last spoke, quote word for word.</summary>
internal sealed class SayAsTold : IMove
{
    public ResponsePlan? Make(Situation situation) =>
        (BookingBrief.Quoted(situation.Context.ResponseInstructions) ?? situation.State.Told) is { } words ? Situation.Say(Language.Spoken.Text(words)) : null;
}
