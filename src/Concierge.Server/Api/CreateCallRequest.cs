namespace Concierge.Server.Api;

/// <summary>A reservation call to be placed.</summary>
/// <param name="RestaurantName">The restaurant's name as it is spoken.</param>
/// <param name="PhoneNumber">The number to dial, with its country code.</param>
/// <param name="PartySize">1 to 12.</param>
/// <param name="Date">A day: 2026-11-23, or in words ("tomorrow").</param>
/// <param name="Time">A time: 19:00, or in words ("7pm").</param>
/// <param name="CustomerName">The name to book under; CUSTOMER_NAME when absent.</param>
/// <param name="SpecialRequests">Wishes, in words.</param>
/// <param name="EarliestTime">The earliest time that would do.</param>
/// <param name="LatestTime">The latest time that would do.</param>
/// <param name="OtherDates">Other days that would do.</param>
/// <param name="SmallestParty">The fewest seats that would do.</param>
/// <param name="Seating">What is to be said about seating ("inside or outside").</param>
/// <param name="TimeZone">The restaurant's IANA time zone; the directory's when absent, or else the server's own.</param>
/// <param name="OpeningHours">When it is open, in OpenStreetMap's opening_hours syntax; the directory's when absent.</param>
/// <param name="CallWhenOpen">Whether a restaurant that is closed now is to be called as soon as it opens.</param>
/// <param name="DespiteClosing">Whether it is to be asked although it is closed at the time of the table.</param>
public sealed record CreateCallRequest(
    string? RestaurantName,
    string? PhoneNumber,
    int? PartySize,
    string? Date,
    string? Time,
    string? CustomerName,
    string? SpecialRequests,
    string? EarliestTime = null,
    string? LatestTime = null,
    IReadOnlyList<string>? OtherDates = null,
    int? SmallestParty = null,
    string? Seating = null,
    string? TimeZone = null,
    string? OpeningHours = null,
    bool CallWhenOpen = false,
    bool DespiteClosing = false);
