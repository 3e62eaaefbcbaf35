namespace Concierge.Rehearsal.Dialogue.Actions;

/// <summary>
/// Handles a request for something that only the guest can give (a card number, a missing phone number, consent to a deposit): refuses it, asks the
/// guest, or reports it.
/// </summary>
internal sealed class DeferToGuest : IDialogueAction
{
    public ResponsePlan? TryRespond(DialogueContext context)
    {
        (CalleeUtterance utterance, DialogueState state) = (context.CalleeUtterance, context.State);
        if (utterance.HasAny(CalleeIntents.AsksCard))
        {
            return state.Agent.HasRefusedCard
                ? context.ReportOutcome(new OutcomeReport("needs_customer") { Notes = "The restaurant asks for a card number." })
                : DialogueContext.Say(AgentSentences.RefusesCard);
        }

        if (utterance.HasAny(CalleeIntents.AsksPhone) && context.Instructions.PhoneNumber is null && state.Agent.HasRefusedPhoneNumber)
        {
            return context.ReportOutcome(new OutcomeReport("needs_customer") { Notes = "The restaurant asks for a telephone number." });
        }

        return !utterance.HasAny(CalleeIntents.AsksDeposit) ? null
            : state.Agent.HasConsented ? DialogueContext.Say(AgentSentences.Consents)
            : context.CanAskGuest
                ? context.AskGuest(AgentSentences.ChecksWithGuest, $"The restaurant says: \"{utterance.Words}\". Do you agree?", new BookingOffer())
                : context.ReportOutcome(new OutcomeReport("needs_customer") { Notes = "The restaurant asks for a deposit or a fee." });
    }
}
