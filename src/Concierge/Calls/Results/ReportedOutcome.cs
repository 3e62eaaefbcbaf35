using Concierge.Contracts;
using NodaTime;

namespace Concierge.Calls.Results;

/// <summary>What the voice agent says came of the call: a claim, to be held against the transcript.</summary>
internal sealed record ReportedOutcome(
    CallOutcome Outcome,
    string? ConfirmationNumber,
    LocalDate? Date,
    LocalTime? Time,
    int? PartySize,
    string? Notes);
