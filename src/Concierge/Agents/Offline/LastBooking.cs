using Concierge.Agents.Tools;

namespace Concierge.Agents.Offline;

/// <summary>The last booking made in a conversation.</summary>
/// <param name="Restaurant">The restaurant's name.</param>
/// <param name="Date">The date in ISO 8601.</param>
/// <param name="Time">The time on the 24-hour clock.</param>
/// <param name="ConfirmationNumber">The confirmation number as the restaurant gave it.</param>
internal sealed record LastBooking(string? Restaurant, string? Date, string? Time, string? ConfirmationNumber)
{
    /// <summary>Whether a listed booking is this one.</summary>
    public bool Matches(BookingAnswer booking) =>
        ConfirmationNumber is { } number && booking.ConfirmationNumber is { } given
            ? Reservations.ConfirmationNumberMatcher.Normalize(number) == Reservations.ConfirmationNumberMatcher.Normalize(given)
            : booking.Restaurant == Restaurant && booking.Date == Date && booking.Time == Time;
}
