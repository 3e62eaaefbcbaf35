using Concierge.Language.Acts;

namespace Concierge.Calls.Evidence;

/// <summary>What speaks against a claimed booking, and where it was said.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Turn">The number of the turn; 0 where nothing was said that would count.</param>
internal sealed record CounterEvidence(CounterEvidenceKind Kind, int Turn)
{
    /// <summary>Creates it from an act of the callee.</summary>
    public static CounterEvidence FromAct(CalleeAct act, int turn) => new(
        act switch
        {
            CalleeAct.Refuses => CounterEvidenceKind.Refusal,
            CalleeAct.Retracts => CounterEvidenceKind.Retraction,
            CalleeAct.SetsCondition => CounterEvidenceKind.Condition,
            CalleeAct.HoldsProvisionally => CounterEvidenceKind.ProvisionalHold,
            CalleeAct.PutsOnWaitingList => CounterEvidenceKind.WaitingList,
            CalleeAct.WantsPayment => CounterEvidenceKind.Payment,
            CalleeAct.SendsElsewhere => CounterEvidenceKind.OtherChannel,
            CalleeAct.AsksToWait => CounterEvidenceKind.Wait,
            _ => CounterEvidenceKind.Deferral,
        },
        turn);
}
