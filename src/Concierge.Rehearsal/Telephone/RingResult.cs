namespace Concierge.Rehearsal.Telephone;

/// <summary>What a line does when it is called.</summary>
/// <param name="Kind">Whether the call is answered, and if not, why.</param>
/// <param name="After">How long the line rings first.</param>
/// <param name="AnsweredBy">The result of answering-machine detection: <c>human</c>, <c>machine_start</c>, <c>fax</c> or <c>unknown</c>.</param>
public sealed record RingResult(RingKind Kind, TimeSpan After, string AnsweredBy = "human")
{
    /// <summary>The faults to simulate after the answer.</summary>
    public LineFaults Faults { get; init; } = LineFaults.None;
}
