namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Corrects a wrong statement of the booking.</summary>
internal sealed class CorrectBooking : IDialogueAction
{
    private const int MaxCorrections = 6;

    public ResponsePlan? TryRespond(DialogueContext context)
    {
        DialogueState state = context.State;
        if (state.IsContradictedBy(context.CalleeUtterance))
        {
            return state.CorrectionCount < MaxCorrections
                ? DialogueContext.Say(AgentSentences.FormatCorrection(context.Terms))
                : context.ReportUnclear("The restaurant kept stating another booking.");
        }

        if (state.ShowsMisunderstanding(context.CalleeUtterance) && state.CorrectionCount < 3)
        {
            return DialogueContext.Say(AgentSentences.FormatCorrection(context.Terms));
        }

        bool isWrongName = context.CalleeUtterance.Name is { } name && state.HasStatedRequest && !Language.PersonNameParser.AreSimilar(
            name, context.Instructions.Surname)
            && !context.Instructions.Name.Contains(name, StringComparison.OrdinalIgnoreCase);
        return isWrongName && state.NameCorrectionCount < 2 && context.CalleeUtterance.HasAny(CalleeIntents.AsksForConfirmation)
            ? DialogueContext.Say(AgentSentences.FormatNameCorrection(context.Instructions))
            : null;
    }
}
