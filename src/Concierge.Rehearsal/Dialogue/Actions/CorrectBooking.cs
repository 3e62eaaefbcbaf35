namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Corrects a wrong statement of the booking.</summary>
internal sealed class CorrectBooking : IDialogueAction
{
    private const int MaxCorrections = 6;

    public ResponsePlan? TryRespond(DialogueContext context)
    {
        DialogueState state = context.State;
        if (state.Agreement.IsContradictedBy(context.CalleeUtterance))
        {
            return state.Agent.CorrectionCount < MaxCorrections
                ? DialogueContext.Say(AgentSentences.FormatCorrection(context.Terms))
                : context.ReportUnclear("The restaurant kept stating another booking.");
        }

        if (state.Agreement.ShowsMisunderstanding(context.CalleeUtterance) && state.Agent.CorrectionCount < 3)
        {
            return DialogueContext.Say(AgentSentences.FormatCorrection(context.Terms));
        }

        bool isWrongName = context.CalleeUtterance.Name is { } name && state.Agent.HasStatedRequest && !Language.PersonNameParser.AreSimilar(
            name, context.Instructions.Surname)
            && !context.Instructions.Name.Contains(name, StringComparison.OrdinalIgnoreCase);
        return isWrongName && state.Agent.NameCorrectionCount < 2 && context.CalleeUtterance.HasAny(CalleeIntents.AsksForConfirmation)
            ? DialogueContext.Say(AgentSentences.FormatNameCorrection(context.Instructions))
            : null;
    }
}
