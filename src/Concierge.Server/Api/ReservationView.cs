using Concierge.Contracts;
using Concierge.Reservations;

namespace Concierge.Server.Api;

/// <summary>A booking.</summary>
/// <param name="Id">Its id in the book of bookings.</param>
/// <param name="Status">confirmed or cancelled.</param>
/// <param name="RestaurantName">The restaurant.</param>
/// <param name="PhoneNumber">The restaurant's number, E.164.</param>
/// <param name="TimeZone">The restaurant's IANA time zone.</param>
/// <param name="Date">YYYY-MM-DD.</param>
/// <param name="Time">HH:MM, on the restaurant's clock.</param>
/// <param name="PartySize">Guests.</param>
/// <param name="CustomerName">The name it is booked under.</param>
/// <param name="SpecialRequests">Wishes.</param>
/// <param name="ConfirmationNumber">As the restaurant gave it.</param>
/// <param name="CallId">The call that last changed it.</param>
/// <param name="BookedAt">When it was booked.</param>
/// <param name="UpdatedAt">When it last became what it is.</param>
/// <param name="Revision">How often the restaurant changed it.</param>
public sealed record ReservationView(
    string Id,
    BookingStatus Status,
    string RestaurantName,
    string PhoneNumber,
    string? TimeZone,
    string Date,
    string Time,
    int PartySize,
    string CustomerName,
    string? SpecialRequests,
    string? ConfirmationNumber,
    string CallId,
    DateTimeOffset BookedAt,
    DateTimeOffset UpdatedAt,
    int Revision)
{
    internal static ReservationView Of(Booking booking) => new(
        booking.Id,
        booking.Status,
        booking.RestaurantName,
        booking.PhoneNumber,
        booking.TimeZone,
        WireTime.Date(booking.Date),
        WireTime.Time(booking.Time),
        booking.PartySize,
        booking.CustomerName,
        booking.SpecialRequests,
        booking.ConfirmationNumber,
        booking.CallId,
        booking.BookedAt,
        booking.UpdatedAt,
        booking.Revision);
}
