using Concierge.Reservations;
using Concierge.Storage.Bookings;
using Microsoft.Extensions.Hosting;

namespace Concierge.Server;

/// <summary>Enters the bookings that a server is given to begin with, before it answers anybody.</summary>
internal sealed class EnterEarlierBookings(IReadOnlyList<Booking> bookings, EarlierBookings book) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => book.EnterAsync(bookings, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
