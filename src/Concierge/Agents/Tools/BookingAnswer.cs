using System.Text.Json.Serialization;
using Concierge.Reservations;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Agents.Tools;

/// <summary>A booking in the form the language model receives.</summary>
/// <param name="Booking">Its ID, for the tools that change and cancel it.</param>
/// <param name="Restaurant">The restaurant's name.</param>
/// <param name="Date">The date in ISO 8601.</param>
/// <param name="Time">The time on the 24-hour clock.</param>
/// <param name="PartySize">The number of guests.</param>
/// <param name="CustomerName">The name it is booked under.</param>
internal sealed record BookingAnswer(string Booking, string Restaurant, string Date, string Time, int PartySize, string CustomerName)
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The confirmation number.</summary>
    public string? ConfirmationNumber { get; init; }

    /// <summary>Converts a booking.</summary>
    public static BookingAnswer From(Booking booking) =>
        new(booking.Id, booking.RestaurantName, LocalDatePattern.Iso.Format(booking.Date), Clock.Format(booking.Time), booking.PartySize, booking.CustomerName)
        {
            ConfirmationNumber = booking.ConfirmationNumber,
        };

    /// <summary>The parsed date; <see langword="null"/> when it is not valid.</summary>
    [JsonIgnore]
    public LocalDate? Day => LocalDatePattern.Iso.Parse(Date) is { Success: true } read ? read.Value : null;

    /// <summary>The parsed time; <see langword="null"/> when it is not valid.</summary>
    [JsonIgnore]
    public LocalTime? TimeOfDay => Clock.Parse(Time) is { Success: true } read ? read.Value : null;
}
