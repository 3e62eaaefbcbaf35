using Concierge.Reservations;
using Concierge.Storage.Bookings;
using Microsoft.Extensions.Hosting;

namespace Concierge.Server;

/// <summary>Stores the bookings of <see cref="ConciergeServerOptions.InitialBookings"/> before the server serves requests.</summary>
internal sealed class BookingSeedService(IReadOnlyList<Booking> bookings, BookingImporter book) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => book.AddAsync(bookings, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
