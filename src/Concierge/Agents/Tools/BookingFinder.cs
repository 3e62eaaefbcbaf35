using Concierge.Contracts;
using Concierge.Language.Dates;
using Concierge.Reservations;
using Concierge.Restaurants;

namespace Concierge.Agents.Tools;

/// <summary>Finds the booking that is spoken of.</summary>
internal sealed class BookingFinder(IReservationBook book, TimeProvider timeProvider)
{
    private readonly LocalClock _clock = new(timeProvider);

    /// <summary>The bookings that are still to come, the next one first.</summary>
    /// <param name="restaurant">Only those at this restaurant; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<IReadOnlyList<Booking>> ToComeAsync(string? restaurant, CancellationToken cancellationToken) =>
        [.. (await book.ListAsync(all: false, cancellationToken)).Where(booking => restaurant is null || IsAt(booking, restaurant))];

    /// <summary>Finds one booking that can still be changed.</summary>
    /// <param name="reference">Its id, its confirmation number, or the restaurant's name.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ConciergeException"><c>booking.not_found</c>, <c>booking.several</c>, <c>booking.cancelled</c>, <c>booking.past</c>.</exception>
    public async Task<Booking> FindAsync(string reference, CancellationToken cancellationToken)
    {
        var booking = await book.FindAsync(reference.Trim(), cancellationToken) ?? await OnlyOneAtAsync(reference, cancellationToken);
        if (booking.Status == BookingStatus.Cancelled)
        {
            throw Refused("reservation.cancelled", $"The table at {booking.RestaurantName} on {BookingText.DayAndTime(booking.Date, booking.Time)} is cancelled already.", "");
        }

        return booking.Date.At(booking.Time) > _clock.Now(booking.TimeZone) ? booking
            : throw Refused("reservation.past", $"The table at {booking.RestaurantName} was for {BookingText.DayAndTime(booking.Date, booking.Time)}, which has passed.", "");
    }

    private async Task<Booking> OnlyOneAtAsync(string restaurant, CancellationToken cancellationToken)
    {
        var bookings = await ToComeAsync(restaurant, cancellationToken);
        return bookings.Count switch
        {
            0 => throw Refused("reservation.not_found", $"There is no booking \"{restaurant}\".", "Ask \"what have I booked?\" to see them."),
            1 => bookings[0],
            _ => throw Refused("reservation.several", BookingFindings.Describe(bookings, restaurant), "Which one do you mean?"),
        };
    }

    private static bool IsAt(Booking booking, string restaurant) => RestaurantNames.Score(restaurant, booking.RestaurantName) >= RestaurantNames.SameName;

    private static ConciergeException Refused(string code, string message, string remedy) => new(new ConciergeError(code, message, remedy));
}
