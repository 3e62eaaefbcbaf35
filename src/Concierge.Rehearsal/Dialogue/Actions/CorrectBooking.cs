namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Corrects a wrong statement of the booking.</summary>
internal sealed class CorrectBooking : IDialogueAction
{
    private const int MaxCorrections = 6;

    public ResponsePlan? TryRespond(DialogueContext situation)
    {
        DialogueState state = situation.State;
        if (state.IsContradictedBy(situation.CalleeUtterance))
        {
            return state.CorrectionCount < MaxCorrections
                ? DialogueContext.Say(AgentLines.FormatCorrection(situation.Terms))
                : situation.ReportUnclear("The restaurant kept stating another booking.");
        }

        if (state.ShowsMisunderstanding(situation.CalleeUtterance) && state.CorrectionCount < 3)
        {
            return DialogueContext.Say(AgentLines.FormatCorrection(situation.Terms));
        }

        bool isWrongName = situation.CalleeUtterance.Name is { } name && state.HasStatedRequest && !Language.PersonNameParser.AreSimilar(
            name, situation.Instructions.Surname)
            && !situation.Instructions.Name.Contains(name, StringComparison.OrdinalIgnoreCase);
        return isWrongName && state.NameCorrectionCount < 2 && situation.CalleeUtterance.HasAny(CalleeIntents.AsksWhetherRight)
            ? DialogueContext.Say(AgentLines.FormatNameCorrection(situation.Instructions))
            : null;
    }
}
