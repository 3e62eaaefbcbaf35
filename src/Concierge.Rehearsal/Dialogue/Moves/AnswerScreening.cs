namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Tells a call screening who is calling and why; a person may listen to the answer.</summary>
internal sealed class AnswerScreening : IMove
{
    private const int MaxAnswers = 3;

    public ResponsePlan? Make(Situation situation) => !situation.Heard.Is(Intents.Screens) || situation.Heard.Is(Intents.Machine) || situation.State.Agreed ? null
        : situation.State.Screenings < MaxAnswers
            ? Situation.Say(Lines.Opening(situation.Brief), Lines.Reason(situation.Brief.Task))
            : situation.SettleUnclear("The call screening let nobody through.");
}
