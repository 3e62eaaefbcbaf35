using Concierge.Language.Dates;
using Concierge.Reservations;

namespace Concierge.Agents.Tools;

/// <summary>Says what is booked.</summary>
internal static class BookingFindings
{
    /// <summary>A sentence, or a line for each booking.</summary>
    /// <param name="bookings">What is booked.</param>
    /// <param name="restaurant">The restaurant that was asked about; <see langword="null"/> for all.</param>
    public static string Describe(IReadOnlyList<Booking> bookings, string? restaurant) => bookings.Count switch
    {
        0 => restaurant is null ? "You have no bookings." : $"You have no booking at {restaurant}.",
        1 => $"You have one booking{(restaurant is null ? "" : " there")}: {Of(bookings[0])}.",
        _ => $"You have {bookings.Count} bookings{(restaurant is null ? "" : " there")}:{string.Concat(bookings.Select((booking, index) => $"{Environment.NewLine}{index + 1}. {Of(booking)}"))}{Environment.NewLine}",
    };

    private static string Of(Booking booking) =>
        $"{booking.RestaurantName}, {BookingText.Party(booking.PartySize)}, {BookingText.DayAndTime(booking.Date, booking.Time)}, for {booking.CustomerName}{(booking.ConfirmationNumber is { Length: > 0 } number ? $", confirmation number {number}" : "")}";
}
