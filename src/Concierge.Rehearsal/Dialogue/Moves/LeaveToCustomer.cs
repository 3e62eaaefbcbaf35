namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Leaves payment to the customer: the agent has no card and promises no money.</summary>
internal sealed class LeaveToCustomer : IMove
{
    public ResponsePlan? Make(Situation situation) =>
        situation.Heard.Is(Intents.WantsPayment)
            ? situation.Settle(new OutcomeReport("needs_customer") { Notes = "The restaurant asks for a card or a deposit." })
            : null;
}
