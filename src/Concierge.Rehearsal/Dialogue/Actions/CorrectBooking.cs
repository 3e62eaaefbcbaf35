namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Corrects a wrong statement of the booking.</summary>
internal sealed class CorrectBooking : IDialogueAction
{
    private const int MaxCorrections = 6;
    private const int MaxNameCorrections = 2;

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

        return context.Instructions.Task == BookingTask.Book ? CorrectName(context) : CorrectOtherGuest(context);
    }

    // Letters are compared one by one: a name that only sounds the same is another one in the restaurant's book.
    private static ResponsePlan? CorrectName(DialogueContext context)
    {
        (AgentUtteranceHistory agent, CalleeUtterance utterance) = (context.State.Agent, context.CalleeUtterance);
        if (!agent.HasStatedRequest || !utterance.HasAny(CalleeIntents.AsksForConfirmation) || agent.HasProposedFirstName)
        {
            return null;
        }

        if (utterance.Name is not { } name)
        {
            // A name was read back, and it was not made out.
            return utterance.MentionsName && agent.HasSaidName && agent.NameSpelledCount < MaxNameCorrections
                && context.State.Agreement.MatchesTerms(utterance)
                ? DialogueContext.Say(AgentSentences.FormatName(context.Instructions, spelled: true))
                : null;
        }

        return BookingInstructions.GetLetters(name) == context.Instructions.SurnameLetters ? null
            : agent.NameCorrectionCount < MaxNameCorrections ? DialogueContext.Say(AgentSentences.FormatNameCorrection(context.Instructions))
            : context.Instructions.FirstName is { } first ? DialogueContext.Say(AgentSentences.FormatFirstName(first))
            : null;
    }

    private static ResponsePlan? CorrectOtherGuest(DialogueContext context)
    {
        bool isWrongName = context.CalleeUtterance.Name is { } name && context.State.Agent.HasStatedRequest
            && !Language.PersonNameParser.AreSimilar(name, context.Instructions.Surname)
            && !context.Instructions.Name.Contains(name, StringComparison.OrdinalIgnoreCase);
        return isWrongName && context.State.Agent.NameCorrectionCount < MaxNameCorrections
            && context.CalleeUtterance.HasAny(CalleeIntents.AsksForConfirmation)
            ? DialogueContext.Say(AgentSentences.FormatNameCorrection(context.Instructions))
            : null;
    }
}
