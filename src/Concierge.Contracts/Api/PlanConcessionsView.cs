namespace Concierge.Contracts.Api;

/// <summary>What the agent may agree to beside the first choice.</summary>
/// <param name="EarliestTime">The earliest acceptable time, HH:MM.</param>
/// <param name="LatestTime">The latest acceptable time, HH:MM.</param>
/// <param name="OtherDates">Other acceptable dates, YYYY-MM-DD.</param>
/// <param name="SmallestParty">The smallest acceptable number of seats.</param>
/// <param name="Seating">The acceptable seating.</param>
public sealed record PlanConcessionsView(
    string? EarliestTime = null,
    string? LatestTime = null,
    IReadOnlyList<string>? OtherDates = null,
    int? SmallestParty = null,
    string? Seating = null);
