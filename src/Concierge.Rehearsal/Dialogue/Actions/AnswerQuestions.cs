namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Answers all questions of an utterance in one response.</summary>
internal sealed class AnswerQuestions : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext context)
    {
        CalleeUtterance utterance = context.CalleeUtterance;
        if (!utterance.HasAny(CalleeIntents.Questions) || utterance.HasAny(CalleeIntents.HasNoTable)
            || (utterance.HasAny(CalleeIntents.Offers) && utterance.Times.Count > 0))
        {
            return null;
        }

        string[] answers = [.. GetAnswers(context, utterance)];
        if (answers.Length == 0)
        {
            return null;
        }

        // A callee who interrupts with a question gets the answer first.
        return !context.State.Agent.HasSaidNothing ? DialogueContext.Say(answers)
            : context.State.Agent.HasBegunToSpeak ? DialogueContext.Say([.. answers, AgentSentences.FormatCallerIdentity(context.Instructions)])
            : DialogueContext.Say([AgentSentences.FormatOpening(context.Instructions), .. answers]);
    }

    private static IEnumerable<string> GetAnswers(DialogueContext context, CalleeUtterance utterance)
    {
        BookingInstructions instructions = context.Instructions;
        if (utterance.HasAny(CalleeIntents.AsksWhoCalls))
        {
            yield return utterance.Words.Contains("who", StringComparison.Ordinal) ? AgentSentences.FormatCallerIdentity(instructions)
                : $"Yes. {AgentSentences.FormatCallerIdentity(instructions)}";
        }

        if (utterance.HasAny(CalleeIntents.AsksPartySize) && context.Terms.PartySize is { } size)
        {
            yield return AgentSentences.FormatPartySize(size);
        }

        if (utterance.HasAny(CalleeIntents.AsksDate | CalleeIntents.AsksTime))
        {
            yield return AgentSentences.FormatDateAndTime(
                utterance.HasAny(CalleeIntents.AsksDate) ? context.Terms.Date : null, utterance.HasAny(CalleeIntents.AsksTime) ? context.Terms.Time : null);
        }

        if (utterance.HasAny(CalleeIntents.AsksName | CalleeIntents.AsksSpelling))
        {
            yield return AgentSentences.FormatName(instructions, utterance.HasAny(CalleeIntents.AsksSpelling) || context.State.Agent.HasSaidName);
        }

        if (utterance.HasAny(CalleeIntents.AsksPhone))
        {
            yield return AgentSentences.FormatPhone(instructions.PhoneNumber ?? context.State.Tools.PhoneNumberFromGuest);
        }

        if (utterance.HasAny(CalleeIntents.AsksCode) && instructions.Task != BookingTask.Book)
        {
            yield return AgentSentences.FormatCode(instructions.ConfirmationNumber, context.State.Agent.BookingNamedCount);
        }

        if (utterance.HasAny(CalleeIntents.AsksSpecialRequests))
        {
            yield return instructions.SpecialRequests is { } requests ? AgentSentences.FormatSpecialRequests(requests) : AgentSentences.HasNoSpecialRequests;
        }
        else if (utterance.HasAny(CalleeIntents.AsksSeating))
        {
            yield return (instructions.Seating ?? instructions.SpecialRequests) is { } seat && !seat.Contains(" or ", StringComparison.OrdinalIgnoreCase)
                ? AgentSentences.FormatSpecialRequests(seat) : AgentSentences.AcceptsAnySeating;
        }

        if (utterance.HasAny(CalleeIntents.AsksMeal))
        {
            yield return context.Terms.Time is { Hour: < 16 } ? "It's for lunch." : "It's for dinner.";
        }
    }
}
