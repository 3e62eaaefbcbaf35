namespace Concierge.Rehearsal.Telephone;

/// <summary>What a dialled line does.</summary>
/// <param name="Kind">Answered or one of the ways not to be.</param>
/// <param name="After">How long it rings first.</param>
/// <param name="AnsweredBy">What Twilio's answering-machine detection would say: <c>human</c>, <c>machine_start</c>, <c>fax</c>, <c>unknown</c>.</param>
public sealed record RingResult(RingKind Kind, TimeSpan After, string AnsweredBy = "human")
{
    /// <summary>What goes wrong on the line once it is answered.</summary>
    public LineFaults Faults { get; init; } = LineFaults.None;
}
