namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Tells a call screening who is calling and why; a person may listen to the answer.</summary>
internal sealed class AnswerCallScreening : IDialogueAction
{
    private const int MaxAnswers = 3;

    public ResponsePlan? TryRespond(DialogueContext situation) =>
        !situation.CalleeUtterance.HasAny(CalleeIntents.Screens) || situation.CalleeUtterance.HasAny(CalleeIntents.Machine) || situation.State.IsAgreed ? null
        : situation.State.ScreeningAnswerCount < MaxAnswers
            ? DialogueContext.Say(AgentLines.FormatOpening(situation.Instructions), AgentLines.FormatReason(situation.Instructions.Task))
            : situation.ReportUnclear("The call screening let nobody through.");
}
