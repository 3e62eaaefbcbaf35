namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Tells a call screening who is calling and why. A person may listen to the answer.</summary>
internal sealed class AnswerCallScreening : IDialogueAction
{
    private const int MaxAnswers = 3;

    public ResponsePlan? TryRespond(DialogueContext context) =>
        !context.CalleeUtterance.HasAny(CalleeIntents.Screens) || context.CalleeUtterance.HasAny(CalleeIntents.Machine) || context.State.IsAgreed ? null
        : context.State.ScreeningAnswerCount < MaxAnswers
            ? DialogueContext.Say(AgentLines.FormatOpening(context.Instructions), AgentLines.FormatReason(context.Instructions.Task))
            : context.ReportUnclear("The call screening let nobody through.");
}
