using Concierge.Contracts.Api;
using Concierge.Reservations;

namespace Concierge.Server.Mapping;

/// <summary>Creates a <see cref="ReservationView"/>.</summary>
internal static class ReservationViewMapper
{
    public static ReservationView Map(Booking booking) => new()
    {
        Id = booking.Id,
        Status = booking.Status,
        RestaurantName = booking.RestaurantName,
        PhoneNumber = booking.PhoneNumber,
        TimeZone = booking.TimeZone,
        Date = ApiTimeFormatter.FormatDate(booking.Date),
        Time = ApiTimeFormatter.FormatTime(booking.Time),
        PartySize = booking.PartySize,
        CustomerName = booking.CustomerName,
        SpecialRequests = booking.SpecialRequests,
        ConfirmationNumber = booking.ConfirmationNumber,
        CallId = booking.CallId,
        BookedAt = booking.BookedAt,
        UpdatedAt = booking.UpdatedAt,
        Revision = booking.Revision,
    };
}
