namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Answers all questions of an utterance in one response.</summary>
internal sealed class AnswerQuestions : IMove
{
    public ResponsePlan? Make(Situation situation)
    {
        HeardUtterance heard = situation.Heard;
        if (!heard.Is(Intents.Questions) || heard.Is(Intents.Full) || (heard.Is(Intents.Offers) && heard.Times.Count > 0))
        {
            return null;
        }

        string[] answers = [.. GetAnswers(situation, heard)];
        if (answers.Length == 0)
        {
            return null;
        }

        // A callee who interrupts with a question gets the answer first.
        return !situation.State.SaidNothing ? Situation.Say(answers)
            : situation.State.BeganToSpeak ? Situation.Say([.. answers, Lines.WhoCalls(situation.Brief)])
            : Situation.Say([Lines.Opening(situation.Brief), .. answers]);
    }

    private static IEnumerable<string> GetAnswers(Situation situation, HeardUtterance heard)
    {
        BookingBrief brief = situation.Brief;
        if (heard.Is(Intents.AsksWhoCalls))
        {
            yield return heard.Words.Contains("who", StringComparison.Ordinal) ? Lines.WhoCalls(brief) : $"Yes. {Lines.WhoCalls(brief)}";
        }

        if (heard.Is(Intents.AsksParty) && situation.Terms.PartySize is { } size)
        {
            yield return Lines.Party(size);
        }

        if (heard.Is(Intents.AsksDate | Intents.AsksTime))
        {
            yield return Lines.When(heard.Is(Intents.AsksDate) ? situation.Terms.Date : null, heard.Is(Intents.AsksTime) ? situation.Terms.Time : null);
        }

        if (heard.Is(Intents.AsksName | Intents.AsksSpelling))
        {
            yield return Lines.Name(brief, heard.Is(Intents.AsksSpelling));
        }

        if (heard.Is(Intents.AsksPhone))
        {
            yield return Lines.Phone(brief.Telephone);
        }

        if (heard.Is(Intents.AsksForCode) && brief.Task != BookingTask.Book)
        {
            yield return Lines.TellsCode(brief.Code, situation.State.BookingsNamed);
        }

        if (heard.Is(Intents.AsksRequests))
        {
            yield return brief.SpecialRequests is { } requests ? Lines.Requests(requests) : Lines.NoRequests;
        }
        else if (heard.Is(Intents.AsksSeating))
        {
            yield return (brief.Seating ?? brief.SpecialRequests) is { } seat && !seat.Contains(" or ", StringComparison.OrdinalIgnoreCase) ? Lines.Requests(seat) : Lines.AnySeat;
        }

        if (heard.Is(Intents.AsksMeal))
        {
            yield return situation.Terms.Time is { Hour: < 16 } ? "It's for lunch." : "It's for dinner.";
        }
    }
}
