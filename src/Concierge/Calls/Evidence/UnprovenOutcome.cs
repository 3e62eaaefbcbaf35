using Concierge.Calls.Results;
using Concierge.Contracts;

namespace Concierge.Calls.Evidence;

/// <summary>The outcome of a call that does not prove a booking, by what the restaurant said instead.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Reason">One of <see cref="OutcomeReason"/>; <see langword="null"/> if none fits.</param>
internal sealed record UnprovenOutcome(CallOutcome Outcome, string? Reason)
{
    /// <summary>Nothing shows the outcome.</summary>
    public static UnprovenOutcome Unclear { get; } = new(CallOutcome.Unclear, Reason: null);

    /// <summary>Creates it from what speaks against the booking.</summary>
    public static UnprovenOutcome FromCounterEvidence(CounterEvidence? against) => against?.Kind switch
    {
        CounterEvidenceKind.ProvisionalHold => new(CallOutcome.Provisional, OutcomeReason.Held),
        CounterEvidenceKind.WaitingList => new(CallOutcome.Provisional, OutcomeReason.WaitingList),
        CounterEvidenceKind.Condition or CounterEvidenceKind.Deferral => new(CallOutcome.Provisional, OutcomeReason.Conditional),
        CounterEvidenceKind.Payment => new(CallOutcome.NeedsCustomer, OutcomeReason.Payment),
        CounterEvidenceKind.OtherChannel => new(CallOutcome.Declined, OutcomeReason.OtherChannel),
        CounterEvidenceKind.Retraction => new(CallOutcome.Declined, OutcomeReason.Retracted),
        _ => Unclear,
    };
}
