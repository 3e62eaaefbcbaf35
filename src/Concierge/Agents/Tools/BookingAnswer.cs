using System.Text.Json.Serialization;
using Concierge.Reservations;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Agents.Tools;

/// <summary>A booking as a language model is shown it.</summary>
/// <param name="Booking">Its id, for the tools that change and cancel it.</param>
/// <param name="Restaurant">Where.</param>
/// <param name="Date">The day, ISO.</param>
/// <param name="Time">The time, 24 hours.</param>
/// <param name="PartySize">Guests.</param>
/// <param name="CustomerName">The name it is booked under.</param>
internal sealed record BookingAnswer(string Booking, string Restaurant, string Date, string Time, int PartySize, string CustomerName)
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The confirmation number.</summary>
    public string? ConfirmationNumber { get; init; }

    /// <summary>Shows a booking.</summary>
    public static BookingAnswer Of(Booking booking) =>
        new(booking.Id, booking.RestaurantName, LocalDatePattern.Iso.Format(booking.Date), Clock.Format(booking.Time), booking.PartySize, booking.CustomerName)
        {
            ConfirmationNumber = booking.ConfirmationNumber,
        };

    /// <summary>The day; <see langword="null"/> when it is none.</summary>
    [JsonIgnore]
    public LocalDate? Day => LocalDatePattern.Iso.Parse(Date) is { Success: true } read ? read.Value : null;

    /// <summary>The time; <see langword="null"/> when it is none.</summary>
    [JsonIgnore]
    public LocalTime? Hour => Clock.Parse(Time) is { Success: true } read ? read.Value : null;
}

/// <summary>What <c>list_bookings</c> returns, the next one first.</summary>
internal sealed record BookingsAnswer(IReadOnlyList<BookingAnswer> Bookings);
