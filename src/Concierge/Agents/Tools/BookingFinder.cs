using Concierge.Contracts;
using Concierge.Reservations;
using Concierge.Restaurants;

namespace Concierge.Agents.Tools;

/// <summary>Finds the booking that the guest means.</summary>
internal sealed class BookingFinder(IBookingReader book)
{
    /// <summary>The bookings that are still to come, the next one first.</summary>
    /// <param name="restaurant">Only those at this restaurant; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<IReadOnlyList<Booking>> ListUpcomingAsync(string? restaurant, CancellationToken cancellationToken) =>
        [.. (await book.ListAsync(all: false, cancellationToken)).Where(booking => restaurant is null || IsAt(booking, restaurant))];

    /// <summary>Finds one booking, cancelled and past ones by their id or confirmation number too.</summary>
    /// <param name="reference">Its id, its confirmation number, or the restaurant's name.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ConciergeException">
    /// <c>reservation.not_found</c>, <c>reservation.several</c>, or the book cannot be read (<c>storage.unavailable</c>).
    /// </exception>
    public async Task<Booking> FindAsync(string reference, CancellationToken cancellationToken) =>
        await book.FindAsync(reference.Trim(), cancellationToken) ?? await FindOnlyOneAtAsync(reference, cancellationToken);

    private async Task<Booking> FindOnlyOneAtAsync(string restaurant, CancellationToken cancellationToken)
    {
        var bookings = await ListUpcomingAsync(restaurant, cancellationToken);
        return bookings.Count switch
        {
            0 => throw CreateError("reservation.not_found", $"There is no booking \"{restaurant}\".", "Ask \"what have I booked?\" to see them."),
            1 => bookings[0],
            _ => throw CreateError("reservation.several", BookingListFormatter.Format(bookings, restaurant), "Which one do you mean?"),
        };
    }

    private static bool IsAt(Booking booking, string restaurant) =>
        RestaurantNameComparer.Score(restaurant, booking.RestaurantName) >= RestaurantNameComparer.SameName;

    private static ConciergeException CreateError(string code, string message, string remedy) => new(new ConciergeError(code, message, remedy));
}
