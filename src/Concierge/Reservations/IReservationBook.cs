using Concierge.Contracts;
namespace Concierge.Reservations;

/// <summary>The book of bookings, as agents and the API read it. It is written by the calls alone: only a restaurant's word makes or cancels a booking.</summary>
public interface IReservationBook
{
    /// <summary>The bookings, the next one first; those past and cancelled only when they are asked for.</summary>
    /// <exception cref="ConciergeException">The book cannot be read (<c>storage.unavailable</c>).</exception>
    Task<IReadOnlyList<Booking>> ListAsync(bool all, CancellationToken cancellationToken);

    /// <summary>One booking by its id or its confirmation number; <see langword="null"/> when there is none.</summary>
    /// <exception cref="ConciergeException">The book cannot be read (<c>storage.unavailable</c>).</exception>
    Task<Booking?> FindAsync(string idOrConfirmationNumber, CancellationToken cancellationToken);
}
