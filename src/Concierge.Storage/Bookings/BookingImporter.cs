using Concierge.Contracts;
using Concierge.Reservations;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;

namespace Concierge.Storage.Bookings;

/// <summary>Imports bookings that were made outside Concierge. No call proves them: the operator vouches for them.</summary>
internal sealed class BookingImporter(Database database, GuestTextCipher seal)
{
    /// <summary>Adds the bookings.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public Task AddAsync(IReadOnlyList<Booking> bookings, CancellationToken cancellationToken) => database.UseAsync(
        async (context, token) =>
        {
            context.Bookings.AddRange(bookings.Select(ToRow));
            await context.SaveChangesAsync(token);
        },
        cancellationToken,
        Timeout.InfiniteTimeSpan);

    private BookingRow ToRow(Booking booking) => new()
    {
        Id = booking.Id,
        SessionId = booking.SessionId,
        RestaurantName = booking.RestaurantName,
        PhoneNumber = booking.PhoneNumber,
        TimeZone = booking.TimeZone,
        Date = booking.Date,
        Time = booking.Time,
        PartySize = booking.PartySize,
        CustomerName = booking.CustomerName,
        SealedRequests = seal.Encrypt(booking.SpecialRequests),
        ConfirmationNumber = booking.ConfirmationNumber,
        Status = booking.Status,
        CallId = booking.CallId,
        BookedAt = booking.BookedAt,
        UpdatedAt = booking.UpdatedAt,
        Revision = booking.Revision,
    };
}
