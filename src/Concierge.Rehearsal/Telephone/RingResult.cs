namespace Concierge.Rehearsal.Telephone;

/// <summary>What a line does when it is called.</summary>
/// <param name="Outcome">Whether the call is answered, and if not, why.</param>
/// <param name="Duration">How long the line rings first.</param>
/// <param name="AnsweredBy">The result of answering-machine detection: <c>human</c>, <c>machine_start</c>, <c>fax</c> or <c>unknown</c>.</param>
public sealed record RingResult(RingOutcome Outcome, TimeSpan Duration, string AnsweredBy = "human")
{
    /// <summary>
    /// Waits for a callee that decides while the line rings, and returns what it decides. It replaces the outcome and the duration. Its token is
    /// cancelled when the call has ended or the caller has waited for its timeout.
    /// </summary>
    public Func<CancellationToken, Task<RingOutcome>>? DecideAsync { get; init; }

    /// <summary>The faults to simulate after the answer.</summary>
    public LineFaults Faults { get; init; } = LineFaults.None;
}
