namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Ends the call when the report was accepted; asks the callee for the missing evidence when it was refused.</summary>
internal sealed class HandleReportResult : IDialogueAction
{
    private const int MaxRefusedReports = 2;

    public ResponsePlan? TryRespond(DialogueContext context)
    {
        if (context.State.Tools.Report is not { } report)
        {
            return null;
        }

        if (report.Output is null)
        {
            return DialogueContext.NoResponse;
        }

        // The application leaves a message or ends the call. The agent itself says nothing to a machine.
        if (report is { Outcome: "voicemail", Refusal: null })
        {
            return DialogueContext.NoResponse;
        }

        // The callee asks a last question before the farewell, so another action answers it.
        if (report is { Outcome: "confirmed", Refusal: null } && context.CalleeUtterance.HasAny(CalleeIntents.Questions))
        {
            return null;
        }

        return report.Refusal is { } refusal && context.State.Tools.RefusedReportCount <= MaxRefusedReports
            ? AskForEvidence(context, refusal)
            : context.EndCall(report.Refusal is null ? report.Outcome : "unclear");
    }

    private static ResponsePlan AskForEvidence(DialogueContext context, string refusal) =>
        ToolOutputParser.GetValue(refusal, "say") is { } question ? DialogueContext.Say(question)
        : context.Instructions.Task == BookingTask.Cancel ? DialogueContext.Say(AgentSentences.FormatCancellationReadBack(context.Terms))
        : refusal.Contains("confirmation", StringComparison.OrdinalIgnoreCase) || refusal.Contains("code", StringComparison.OrdinalIgnoreCase)
            ? DialogueContext.Say(AgentSentences.SayCodeAgain)
            : DialogueContext.Say(AgentSentences.FormatReadBack(context.Terms, context.State.Agreement.Code, 0, includeDetails: true));
}
