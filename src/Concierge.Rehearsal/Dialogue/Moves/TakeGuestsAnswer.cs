namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Goes on with what the guest answered; without a plain yes nothing is agreed to.</summary>
internal sealed class TakeGuestsAnswer : IMove
{
    private const int Questions = 3;

    public ResponsePlan? Make(Situation situation)
    {
        if (situation.State.Question is not { Answer: { } answer } question)
        {
            return null;
        }

        if (answer.Wish is { } wish && situation.State.QuestionsAsked < Questions)
        {
            return Situation.Say(Lines.CouldYouDo(wish));
        }

        if (answer.Agrees)
        {
            return !question.Offer.IsEmpty ? Situation.Say(Lines.Accepts(question.Offer))
                : situation.Brief.Task == BookingTask.Cancel ? Situation.Say(Lines.Consents, Lines.CancelIt)
                : Situation.Say(Lines.Consents);
        }

        return GiveUp(situation, question);
    }

    public static ResponsePlan GiveUp(Situation situation, GuestQuestion question) => question.Offer.IsEmpty
        ? situation.Settle(new OutcomeReport("needs_customer") { Notes = "The restaurant asks for something that the guest has not agreed to." })
        : situation.SettleOffered(question.Offer, "The guest has not agreed to it; nothing is booked.");
}
