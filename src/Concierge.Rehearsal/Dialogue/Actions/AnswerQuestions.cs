namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Answers all questions of an utterance in one response.</summary>
internal sealed class AnswerQuestions : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext situation)
    {
        CalleeUtterance heard = situation.CalleeUtterance;
        if (!heard.HasAny(CalleeIntents.Questions) || heard.HasAny(CalleeIntents.Full) || (heard.HasAny(CalleeIntents.Offers) && heard.Times.Count > 0))
        {
            return null;
        }

        string[] answers = [.. GetAnswers(situation, heard)];
        if (answers.Length == 0)
        {
            return null;
        }

        // A callee who interrupts with a question gets the answer first.
        return !situation.State.HasSaidNothing ? DialogueContext.Say(answers)
            : situation.State.HasBegunToSpeak ? DialogueContext.Say([.. answers, AgentLines.FormatCallerIdentity(situation.Instructions)])
            : DialogueContext.Say([AgentLines.FormatOpening(situation.Instructions), .. answers]);
    }

    private static IEnumerable<string> GetAnswers(DialogueContext situation, CalleeUtterance heard)
    {
        BookingInstructions brief = situation.Instructions;
        if (heard.HasAny(CalleeIntents.AsksWhoCalls))
        {
            yield return heard.Words.Contains("who", StringComparison.Ordinal) ? AgentLines.FormatCallerIdentity(brief)
                : $"Yes. {AgentLines.FormatCallerIdentity(brief)}";
        }

        if (heard.HasAny(CalleeIntents.AsksParty) && situation.Terms.PartySize is { } size)
        {
            yield return AgentLines.FormatParty(size);
        }

        if (heard.HasAny(CalleeIntents.AsksDate | CalleeIntents.AsksTime))
        {
            yield return AgentLines.FormatDateAndTime(
                heard.HasAny(CalleeIntents.AsksDate) ? situation.Terms.Date : null, heard.HasAny(CalleeIntents.AsksTime) ? situation.Terms.Time : null);
        }

        if (heard.HasAny(CalleeIntents.AsksName | CalleeIntents.AsksSpelling))
        {
            yield return AgentLines.FormatName(brief, heard.HasAny(CalleeIntents.AsksSpelling));
        }

        if (heard.HasAny(CalleeIntents.AsksPhone))
        {
            yield return AgentLines.FormatPhone(brief.PhoneNumber);
        }

        if (heard.HasAny(CalleeIntents.AsksForCode) && brief.Task != BookingTask.Book)
        {
            yield return AgentLines.FormatCode(brief.ConfirmationNumber, situation.State.BookingNamedCount);
        }

        if (heard.HasAny(CalleeIntents.AsksRequests))
        {
            yield return brief.SpecialRequests is { } requests ? AgentLines.FormatSpecialRequests(requests) : AgentLines.NoRequests;
        }
        else if (heard.HasAny(CalleeIntents.AsksSeating))
        {
            yield return (brief.Seating ?? brief.SpecialRequests) is { } seat && !seat.Contains(" or ", StringComparison.OrdinalIgnoreCase)
                ? AgentLines.FormatSpecialRequests(seat) : AgentLines.AnySeat;
        }

        if (heard.HasAny(CalleeIntents.AsksMeal))
        {
            yield return situation.Terms.Time is { Hour: < 16 } ? "It's for lunch." : "It's for dinner.";
        }
    }
}
