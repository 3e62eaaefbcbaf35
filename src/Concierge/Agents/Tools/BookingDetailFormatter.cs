using Concierge.Language.Dates;
using Concierge.Reservations;

namespace Concierge.Agents.Tools;

/// <summary>Answers a question about one detail of a booking.</summary>
internal static class BookingDetailFormatter
{
    /// <summary>Returns one sentence.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="detail">What is asked; not <see cref="BookingDetail.All"/>.</param>
    public static string Format(Booking booking, BookingDetail detail)
    {
        var table = $"{booking.RestaurantName}, {BookingFormatter.FormatDayAndTime(booking.Date, booking.Time)}";
        return detail switch
        {
            BookingDetail.ConfirmationNumber => booking.ConfirmationNumber is { Length: > 0 } number
                ? $"The confirmation number is {number} ({table})."
                : $"{booking.RestaurantName} gave no confirmation number ({table}).",
            BookingDetail.Name => $"It is booked under the name {booking.CustomerName} ({table}).",
            BookingDetail.PhoneNumber => $"The number of {booking.RestaurantName} is {booking.PhoneNumber}.",
            BookingDetail.PartySize => $"It is booked for {BookingFormatter.FormatParty(booking.PartySize)} ({table}).",
            _ => $"Your table is at {booking.RestaurantName} on {BookingFormatter.FormatDayAndTime(booking.Date, booking.Time)}, "
                + $"for {BookingFormatter.FormatParty(booking.PartySize)}.",
        };
    }

    /// <summary>Parses a tool's argument; <see cref="BookingDetail.All"/> for anything else.</summary>
    public static BookingDetail Parse(string? text) => text?.Trim() switch
    {
        "confirmation_number" => BookingDetail.ConfirmationNumber,
        "day_and_time" => BookingDetail.DayAndTime,
        "name" => BookingDetail.Name,
        "party_size" => BookingDetail.PartySize,
        "phone_number" => BookingDetail.PhoneNumber,
        "restaurant" => BookingDetail.Restaurant,
        _ => BookingDetail.All,
    };

    /// <summary>The tool's argument for a detail; <see langword="null"/> for <see cref="BookingDetail.All"/>.</summary>
    public static string? ToArgument(BookingDetail detail) => detail switch
    {
        BookingDetail.ConfirmationNumber => "confirmation_number",
        BookingDetail.DayAndTime => "day_and_time",
        BookingDetail.Name => "name",
        BookingDetail.PartySize => "party_size",
        BookingDetail.PhoneNumber => "phone_number",
        BookingDetail.Restaurant => "restaurant",
        _ => null,
    };
}
