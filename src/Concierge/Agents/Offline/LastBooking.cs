using Concierge.Agents.Tools;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Agents.Offline;

/// <summary>The last booking made in a conversation.</summary>
/// <param name="Restaurant">The restaurant's name.</param>
/// <param name="Date">The date in ISO 8601.</param>
/// <param name="Time">The time on the 24-hour clock.</param>
/// <param name="ConfirmationNumber">The confirmation number as the restaurant gave it.</param>
internal sealed record LastBooking(string? Restaurant, string? Date, string? Time, string? ConfirmationNumber)
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>A listed booking.</summary>
    public static LastBooking From(BookingAnswer booking) =>
        new(booking.Restaurant, booking.Date, booking.Time, booking.ConfirmationNumber) { PartySize = booking.PartySize };

    /// <summary>The booking that a call has made or changed.</summary>
    public static LastBooking From(CallAnswer answer, string? restaurant) =>
        new(restaurant, answer.Date, answer.Time, answer.ConfirmationNumber) { PartySize = answer.PartySize };

    /// <summary>The number of people; <see langword="null"/> when it is not known.</summary>
    public int? PartySize { get; init; }

    /// <summary>The parsed date; <see langword="null"/> when it is not valid.</summary>
    public LocalDate? Day => LocalDatePattern.Iso.Parse(Date ?? "") is { Success: true } read ? read.Value : null;

    /// <summary>The parsed time; <see langword="null"/> when it is not valid.</summary>
    public LocalTime? TimeOfDay => Clock.Parse(Time ?? "") is { Success: true } read ? read.Value : null;

    /// <summary>Whether a listed booking is this one.</summary>
    public bool Matches(BookingAnswer booking) =>
        ConfirmationNumber is { } number && booking.ConfirmationNumber is { } given
            ? Reservations.ConfirmationNumberMatcher.Normalize(number) == Reservations.ConfirmationNumberMatcher.Normalize(given)
            : booking.Restaurant == Restaurant && booking.Date == Date && booking.Time == Time;
}
