using Concierge.Agents.Tools;

namespace Concierge.Agents.Offline;

/// <summary>The table that was booked last in a conversation.</summary>
/// <param name="Restaurant">Where.</param>
/// <param name="Date">The day, ISO.</param>
/// <param name="Time">The time, 24 hours.</param>
/// <param name="ConfirmationNumber">As the restaurant gave it.</param>
internal sealed record BookedHere(string? Restaurant, string? Date, string? Time, string? ConfirmationNumber)
{
    /// <summary>Whether an entry of the book of bookings is this one.</summary>
    public bool Is(BookingAnswer booking) =>
        ConfirmationNumber is { } number && booking.ConfirmationNumber is { } given
            ? Reservations.ConfirmationNumber.Normalize(number) == Reservations.ConfirmationNumber.Normalize(given)
            : booking.Restaurant == Restaurant && booking.Date == Date && booking.Time == Time;
}
