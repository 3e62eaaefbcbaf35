using Concierge.Reservations;

namespace Concierge.Agents;

/// <summary>The book of a program that keeps none.</summary>
internal sealed class EmptyReservationBook : IReservationBook
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Booking>> ListAsync(bool all, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Booking>>([]);

    /// <inheritdoc/>
    public Task<Booking?> FindAsync(string idOrConfirmationNumber, CancellationToken cancellationToken) => Task.FromResult<Booking?>(null);
}
