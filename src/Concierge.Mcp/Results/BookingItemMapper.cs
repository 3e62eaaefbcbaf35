using Concierge.Contracts.Api;
using Concierge.Mcp.Text;

namespace Concierge.Mcp.Results;

/// <summary>Creates a <see cref="BookingItem"/>.</summary>
internal static class BookingItemMapper
{
    public static BookingItem Map(ReservationView view) => new()
    {
        BookingId = view.Id,
        Status = view.Status,
        RestaurantName = QuotedText.FromDirectory(view.RestaurantName),
        PhoneNumber = view.PhoneNumber,
        TimeZone = view.TimeZone,
        Date = view.Date,
        Time = view.Time,
        PartySize = view.PartySize,
        CustomerName = QuotedText.FromGuest(view.CustomerName),
        SpecialRequests = QuotedText.FromGuest(view.SpecialRequests),
        ConfirmationNumber = QuotedText.FromRestaurant(view.ConfirmationNumber),
        CallId = view.CallId,
    };
}
