using Concierge.Contracts;
using Concierge.Language.Dates;

namespace Concierge.Reservations;

/// <summary>The refusals of changing or cancelling a booking, one text for each, whichever way the request came.</summary>
public static class BookingErrors
{
    /// <summary>The booking is cancelled (<c>reservation.cancelled</c>).</summary>
    public static ConciergeError Cancelled(Booking booking)
    {
        ArgumentNullException.ThrowIfNull(booking);
        return new(
            "reservation.cancelled",
            $"The table at {booking.RestaurantName} on {BookingFormatter.FormatDayAndTime(booking.Date, booking.Time)} is cancelled already.");
    }

    /// <summary>The time of the booking has passed (<c>reservation.past</c>).</summary>
    public static ConciergeError Past(Booking booking)
    {
        ArgumentNullException.ThrowIfNull(booking);
        return new(
            "reservation.past",
            $"The table at {booking.RestaurantName} was for {BookingFormatter.FormatDayAndTime(booking.Date, booking.Time)}, which has passed.");
    }

    /// <summary>The change leaves the booking as it is (<c>reservation.unchanged</c>).</summary>
    public static ConciergeError Unchanged(string restaurantName) => new(
        "reservation.unchanged",
        $"The table at {restaurantName} is booked like that already.",
        "Say what is to be different: the day, the time, the number of people, the seating or a special request.");
}
