using Concierge.Reservations;
using Concierge.Storage.Bookings;
using Microsoft.Extensions.Hosting;

namespace Concierge.Server;

/// <summary>Stores the bookings of <see cref="ConciergeServerOptions.Bookings"/> before the server serves requests.</summary>
internal sealed class EnterEarlierBookings(IReadOnlyList<Booking> bookings, EarlierBookings book) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => book.EnterAsync(bookings, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
