using Concierge.Language.Dates;
using Concierge.Reservations;

namespace Concierge.Agents.Tools;

/// <summary>Formats a list of bookings for the guest.</summary>
internal static class BookingListFormatter
{
    /// <summary>Returns one sentence, or a line for each booking.</summary>
    /// <param name="bookings">The bookings.</param>
    /// <param name="restaurant">The restaurant asked about; <see langword="null"/> for all.</param>
    public static string Format(IReadOnlyList<Booking> bookings, string? restaurant) => bookings.Count switch
    {
        0 => restaurant is null ? "You have no bookings." : $"You have no booking at {restaurant}.",
        1 => $"You have one booking{(restaurant is null ? "" : " there")}: {FormatBooking(bookings[0])}.",
        _ => $"You have {bookings.Count} bookings{(restaurant is null ? "" : " there")}:{FormatLines(bookings)}{Environment.NewLine}",
    };

    private static string FormatLines(IReadOnlyList<Booking> bookings) =>
        string.Concat(bookings.Select((booking, index) => $"{Environment.NewLine}{index + 1}. {FormatBooking(booking)}"));

    /// <summary>Describes one booking: restaurant, table, name and confirmation number.</summary>
    public static string FormatBooking(Booking booking)
    {
        var number = booking.ConfirmationNumber is { Length: > 0 } given ? $", confirmation number {given}" : "";
        var table = $"{BookingFormatter.FormatParty(booking.PartySize)}, {BookingFormatter.FormatDayAndTime(booking.Date, booking.Time)}";
        return $"{booking.RestaurantName}, {table}, for {booking.CustomerName}{number}";
    }
}
