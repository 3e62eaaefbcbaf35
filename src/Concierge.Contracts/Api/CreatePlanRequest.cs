namespace Concierge.Contracts.Api;

/// <summary>
/// A request for a plan, in one of four ways: in words (<see cref="Text"/>); in fields; an earlier plan with other fields (<see cref="PlanId"/>); the change
/// or the cancellation of a booking (<see cref="ReservationId"/>).
/// </summary>
public sealed record CreatePlanRequest
{
    /// <summary>The request in words, at most 1,000 characters; with reservation_id, the change in words.</summary>
    public string? Text { get; init; }

    /// <summary>The session of earlier requests in words; a new session starts when absent.</summary>
    public string? SessionId { get; init; }

    /// <summary>The plan to correct: a field that is given replaces that plan's, an empty text or list removes it.</summary>
    public string? PlanId { get; init; }

    /// <summary>The booking to change (with text or fields) or to cancel (with purpose cancel).</summary>
    public string? ReservationId { get; init; }

    /// <summary>The id of the restaurant in the directory.</summary>
    public long? RestaurantId { get; init; }

    /// <summary>The restaurant's name; the directory is asked for its number when phone_number is absent.</summary>
    public string? RestaurantName { get; init; }

    /// <summary>The number to dial, with its country code; the directory's when absent.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>1 to 12.</summary>
    public int? PartySize { get; init; }

    /// <summary>The date: 2026-11-23, or in words ("tomorrow").</summary>
    public string? Date { get; init; }

    /// <summary>The time: 19:00, or in words ("7pm").</summary>
    public string? Time { get; init; }

    /// <summary>The name to book under; CUSTOMER_NAME when absent.</summary>
    public string? CustomerName { get; init; }

    /// <summary>Special requests, in words.</summary>
    public string? SpecialRequests { get; init; }

    /// <summary>The earliest acceptable time.</summary>
    public string? EarliestTime { get; init; }

    /// <summary>The latest acceptable time.</summary>
    public string? LatestTime { get; init; }

    /// <summary>Other acceptable dates.</summary>
    public IReadOnlyList<string>? OtherDates { get; init; }

    /// <summary>The smallest acceptable number of seats.</summary>
    public int? SmallestParty { get; init; }

    /// <summary>The acceptable seating ("inside or outside").</summary>
    public string? Seating { get; init; }

    /// <summary>The restaurant's IANA time zone. When absent, the directory's, or else the server's own.</summary>
    public string? TimeZone { get; init; }

    /// <summary>book, change or cancel; book when absent.</summary>
    public string? Purpose { get; init; }

    /// <summary>The booking to change or cancel, where it is not stored.</summary>
    public ExistingBookingBody? Existing { get; init; }

    /// <summary>The opening hours in OpenStreetMap's opening_hours syntax; the directory's when absent.</summary>
    public string? OpeningHours { get; init; }

    /// <summary>Whether to call a restaurant that is closed now as soon as it opens.</summary>
    public bool? CallWhenOpen { get; init; }

    /// <summary>Whether to call although the restaurant is closed at the requested time.</summary>
    public bool? DespiteClosing { get; init; }
}
