namespace Concierge.Contracts.Api;

/// <summary>A request to place a reservation call.</summary>
public sealed record CreateCallRequest
{
    /// <summary>The plan whose call is placed. No other field may be given then.</summary>
    public string? PlanId { get; init; }

    /// <summary>The restaurant's name as it is spoken. Required without a plan.</summary>
    public string? RestaurantName { get; init; }

    /// <summary>The number to dial, with its country code. Required without a plan.</summary>
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

    /// <summary>The booking to change or cancel. party_size, date and time are then optional and default to those of this booking.</summary>
    public ExistingBookingBody? Existing { get; init; }

    /// <summary>The opening hours in OpenStreetMap's opening_hours syntax; the directory's when absent.</summary>
    public string? OpeningHours { get; init; }

    /// <summary>Whether to call a restaurant that is closed now as soon as it opens.</summary>
    public bool CallWhenOpen { get; init; }

    /// <summary>Whether to call although the restaurant is closed at the requested time.</summary>
    public bool DespiteClosing { get; init; }
}
