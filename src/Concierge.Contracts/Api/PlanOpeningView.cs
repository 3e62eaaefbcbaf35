namespace Concierge.Contracts.Api;

/// <summary>The opening hours of a plan's restaurant.</summary>
/// <param name="OpeningHours">In OpenStreetMap's opening_hours syntax; absent when they are unknown.</param>
/// <param name="OpenNow">open, closed or unknown.</param>
/// <param name="OpenThen">Whether it is open at the time of the table: open, closed or unknown.</param>
/// <param name="NextOpening">The next opening at the restaurant's clock, 2026-11-28T18:00; absent when it is open or the opening is unknown.</param>
/// <param name="CallAt">When the restaurant would be called, if it is closed now and the guest wants to wait; absent to call at once.</param>
public sealed record PlanOpeningView(
    string? OpeningHours, string OpenNow, string OpenThen, string? NextOpening = null, DateTimeOffset? CallAt = null);
