namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>Refuses, or asks the guest about, what only the guest can give: a card, a missing phone number, consent to a deposit.</summary>
internal sealed class DeferToGuest : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext situation)
    {
        (CalleeUtterance heard, DialogueState state) = (situation.CalleeUtterance, situation.State);
        if (heard.HasAny(CalleeIntents.WantsCard))
        {
            return state.HasRefusedCard
                ? situation.ReportOutcome(new OutcomeReport("needs_customer") { Notes = "The restaurant asks for a card number." })
                : DialogueContext.Say(AgentLines.NoCard);
        }

        if (heard.HasAny(CalleeIntents.AsksPhone) && situation.Instructions.PhoneNumber is null && state.HasRefusedPhoneNumber)
        {
            return situation.ReportOutcome(new OutcomeReport("needs_customer") { Notes = "The restaurant asks for a telephone number." });
        }

        return !heard.HasAny(CalleeIntents.WantsDeposit) ? null
            : state.HasConsented ? DialogueContext.Say(AgentLines.Consents)
            : situation.CanAskGuest
                ? situation.AskGuest(AgentLines.ChecksWithGuest, $"The restaurant says: \"{heard.Words}\". Do you agree?", new BookingOffer())
                : situation.ReportOutcome(new OutcomeReport("needs_customer") { Notes = "The restaurant asks for a deposit or a fee." });
    }
}
