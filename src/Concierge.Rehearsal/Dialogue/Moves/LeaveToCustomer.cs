namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Refuses, or asks the guest about, what only the guest can give: a card, a missing phone number, consent to a deposit.</summary>
internal sealed class LeaveToCustomer : IMove
{
    public ResponsePlan? Make(Situation situation)
    {
        (HeardUtterance heard, BookingState state) = (situation.Heard, situation.State);
        if (heard.Is(Intents.WantsCard))
        {
            return state.RefusedCard
                ? situation.Settle(new OutcomeReport("needs_customer") { Notes = "The restaurant asks for a card number." })
                : Situation.Say(Lines.NoCard);
        }

        if (heard.Is(Intents.AsksPhone) && situation.Brief.Telephone is null && state.RefusedNumber)
        {
            return situation.Settle(new OutcomeReport("needs_customer") { Notes = "The restaurant asks for a telephone number." });
        }

        return !heard.Is(Intents.WantsDeposit) ? null
            : state.Consented ? Situation.Say(Lines.Consents)
            : situation.CanAskGuest
                ? situation.AskGuest(Lines.ChecksWithGuest, $"The restaurant says: \"{heard.Words}\". Do you agree?", new BookingOffer())
                : situation.Settle(new OutcomeReport("needs_customer") { Notes = "The restaurant asks for a deposit or a fee." });
    }
}
