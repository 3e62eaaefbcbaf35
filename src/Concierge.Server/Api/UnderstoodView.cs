using Concierge.Reservations;

namespace Concierge.Server.Api;

/// <summary>What was understood of a request, before anybody is telephoned.</summary>
/// <param name="RestaurantName">Who will be called.</param>
/// <param name="PhoneNumber">Masked.</param>
/// <param name="PartySize">Guests.</param>
/// <param name="Date">YYYY-MM-DD.</param>
/// <param name="Time">HH:MM.</param>
/// <param name="CustomerName">The name to book under.</param>
/// <param name="SpecialRequests">Wishes.</param>
/// <param name="EarliestTime">The earliest time that will do.</param>
/// <param name="LatestTime">The latest time that will do.</param>
/// <param name="OtherDates">Other days that will do.</param>
/// <param name="SmallestParty">The fewest seats that will do.</param>
/// <param name="Seating">What the guest said about seating.</param>
public sealed record UnderstoodView(
    string RestaurantName,
    string PhoneNumber,
    int PartySize,
    string Date,
    string Time,
    string CustomerName,
    string? SpecialRequests,
    string? EarliestTime,
    string? LatestTime,
    IReadOnlyList<string>? OtherDates = null,
    int? SmallestParty = null,
    string? Seating = null)
{
    internal static UnderstoodView Of(ReservationDetails details) => new(
        details.RestaurantName,
        Language.Phones.PhoneNumber.Mask(details.PhoneNumber),
        details.PartySize,
        WireTime.Date(details.Date),
        WireTime.Time(details.Time),
        details.CustomerName,
        details.SpecialRequests,
        details.EarliestTime is { } earliest ? WireTime.Time(earliest) : null,
        details.LatestTime is { } latest ? WireTime.Time(latest) : null,
        details.OtherDates.Count == 0 ? null : [.. details.OtherDates.Select(WireTime.Date)],
        details.SmallestParty,
        details.Seating);
}
