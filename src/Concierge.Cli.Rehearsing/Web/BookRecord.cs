using Concierge.Rehearsal.Restaurant;

namespace Concierge.Cli.Rehearsing.Web;

/// <summary>A restaurant's book around one call.</summary>
/// <param name="Scenario">The scenario that answered.</param>
/// <param name="Book">The book.</param>
/// <param name="Before">The bookings before the call.</param>
internal sealed record BookRecord(Scenario Scenario, RestaurantBookings Book, IReadOnlyList<Booking> Before)
{
    /// <summary>The bookings before the next call; <see langword="null"/> while there was none, and the book is as the call left it.</summary>
    public IReadOnlyList<Booking>? After { get; init; }

    /// <summary>What the call entered in the book; <see langword="null"/> for nothing.</summary>
    public Booking? Entered => Left.Except(Before).LastOrDefault();

    /// <summary>The booking that the call was about; <see langword="null"/> if it made a new one.</summary>
    public EarlierBookingState? Earlier =>
        Before.Except(Left).LastOrDefault() is { } removed ? new EarlierBookingState(removed, IsStillBooked: false)
        : Scenario.ExistingBooking is not null && Before is [.., var standing] ? new EarlierBookingState(standing, IsStillBooked: true)
        : null;

    private IReadOnlyList<Booking> Left => After ?? Book.Bookings;
}
