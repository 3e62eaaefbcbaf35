using Concierge.Contracts;
using NodaTime;

namespace Concierge.Calls.Results;

/// <summary>The outcome that the voice agent claims. The transcript must prove it.</summary>
internal sealed record ReportedOutcome(
    CallOutcome Outcome,
    string? ConfirmationNumber,
    LocalDate? Date,
    LocalTime? Time,
    int? PartySize,
    string? Notes)
{
    /// <summary>The readings of a confirmation number that could not be made out.</summary>
    public IReadOnlyList<string> UncertainNumbers { get; init; } = [];

    /// <summary>What the callee has against being called, as the voice agent understood it; <see langword="null"/> for nothing.</summary>
    public BlockReason? Objection { get; init; }
}
