namespace Concierge.Contracts.Api;

/// <summary>The understood booking request, before the restaurant is called.</summary>
public sealed record UnderstoodRequestView
{
    /// <summary>The restaurant's name.</summary>
    public required string RestaurantName { get; init; }

    /// <summary>The restaurant's number, masked.</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>The number of guests.</summary>
    public required int PartySize { get; init; }

    /// <summary>YYYY-MM-DD.</summary>
    public required string Date { get; init; }

    /// <summary>HH:MM.</summary>
    public required string Time { get; init; }

    /// <summary>The name to book under.</summary>
    public required string CustomerName { get; init; }

    /// <summary>The special requests.</summary>
    public string? SpecialRequests { get; init; }

    /// <summary>The earliest acceptable time.</summary>
    public string? EarliestTime { get; init; }

    /// <summary>The latest acceptable time.</summary>
    public string? LatestTime { get; init; }

    /// <summary>Other acceptable dates.</summary>
    public IReadOnlyList<string>? OtherDates { get; init; }

    /// <summary>The smallest acceptable number of seats.</summary>
    public int? SmallestParty { get; init; }

    /// <summary>The acceptable seating.</summary>
    public string? Seating { get; init; }

    /// <summary>book, change or cancel.</summary>
    public CallPurpose Purpose { get; init; }

    /// <summary>The booking to change or cancel; absent for a new booking.</summary>
    public ExistingBookingBody? Existing { get; init; }

    /// <summary>A booking that the guest has already for that time, in a sentence; absent when there is none.</summary>
    public string? OtherBooking { get; init; }
}
