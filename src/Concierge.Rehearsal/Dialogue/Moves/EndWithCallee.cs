namespace Concierge.Rehearsal.Dialogue.Moves;

/// <summary>Reports the outcome reached so far when the callee says goodbye.</summary>
internal sealed class EndWithCallee : IMove
{
    public ResponsePlan? Make(Situation situation) => !situation.Heard.Is(Intents.Goodbye) ? null
        : situation.State.Cancelled ? situation.Settle(new OutcomeReport("cancelled"))
        : situation.State.TimesNotFound > 0 ? LookUpBooking.GiveUp(situation)
        : situation.State.Offered is { } offered ? situation.SettleOffered(offered.Offer, "Nothing is booked.")
        : situation.State.WasFull ? situation.Settle(new OutcomeReport("declined") { Notes = "The restaurant has no table." })
        : situation.SettleUnclear("The restaurant said goodbye before agreeing.");
}
