namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Continues with the guest's answer. Without a plain yes the agent agrees to nothing.</summary>
internal sealed class TakeGuestsAnswer : IMove
{
    private const int MaxQuestions = 3;

    public ResponsePlan? Make(Situation situation)
    {
        if (situation.State.Question is not { Answer: { } answer } question)
        {
            return null;
        }

        if (answer.Wish is { } counterProposal && situation.State.QuestionsAsked < MaxQuestions)
        {
            return Situation.Say(Lines.CouldYouDo(counterProposal));
        }

        if (answer.Agrees)
        {
            return !question.Offer.IsEmpty ? Situation.Say(Lines.Accepts(question.Offer))
                : situation.Brief.Task == BookingTask.Cancel ? Situation.Say(Lines.Consents, Lines.CancelIt)
                : Situation.Say(Lines.Consents);
        }

        return GiveUp(situation, question);
    }

    /// <summary>Reports that the guest has not agreed.</summary>
    public static ResponsePlan GiveUp(Situation situation, GuestQuestion question) => question.Offer.IsEmpty
        ? situation.Settle(new OutcomeReport("needs_customer") { Notes = "The restaurant asks for something that the guest has not agreed to." })
        : situation.SettleOffered(question.Offer, "The guest has not agreed to it; nothing is booked.");
}
