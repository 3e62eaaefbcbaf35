using Concierge.Contracts;
namespace Concierge.Reservations;

/// <summary>Reads the stored bookings.</summary>
/// <remarks>Only calls write bookings: a booking exists or is cancelled only after the restaurant has said so.</remarks>
public interface IBookingReader
{
    /// <summary>Lists the bookings, the next one first.</summary>
    /// <param name="all">Whether to include past and cancelled bookings.</param>
    /// <exception cref="ConciergeException">The database cannot be read (<c>storage.unavailable</c>).</exception>
    Task<IReadOnlyList<Booking>> ListAsync(bool all, CancellationToken cancellationToken);

    /// <summary>Finds a booking by its id or confirmation number; returns <see langword="null"/> if there is none.</summary>
    /// <exception cref="ConciergeException">The database cannot be read (<c>storage.unavailable</c>).</exception>
    Task<Booking?> FindAsync(string idOrConfirmationNumber, CancellationToken cancellationToken);
}
