namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Tells a call screening who is calling and why. A person may listen to the answer.</summary>
internal sealed class AnswerCallScreening : IDialogueAction
{
    private const int MaxAnswers = 3;

    public ResponsePlan? TryRespond(DialogueContext context) =>
        !context.CalleeUtterance.HasAny(CalleeIntents.ScreensCall) || context.CalleeUtterance.HasAny(CalleeIntents.IsAnsweringMachine)
            || context.State.Agreement.IsAgreed ? null
        : context.State.ScreeningAnswerCount < MaxAnswers
            ? DialogueContext.Say(AgentSentences.FormatOpening(context.Instructions), AgentSentences.FormatReason(context.Instructions.Task))
            : context.ReportUnclear("The call screening let nobody through.");
}
