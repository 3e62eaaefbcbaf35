using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Reservations;
using Concierge.Storage.Engines;
using Microsoft.EntityFrameworkCore;

namespace Concierge.Storage.Bookings;

/// <summary>Reads the stored bookings of the current user.</summary>
internal sealed class BookingReader(Database database, GuestTextCipher seal, LocalClock clock) : IBookingReader
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Booking>> ListAsync(bool all, CancellationToken cancellationToken)
    {
        var (seesAll, owner) = (CurrentUser.SeesAll, CurrentUser.OwnerId);
        var rows = await database.UseAsync(
            (context, token) =>
            {
                // The restaurant's local time decides whether a booking is over. Local times differ by about a day at most, so the query
                // keeps yesterday's bookings.
                var yesterday = clock.GetNow().Date.PlusDays(-1);
                var bookings = context.Bookings.AsNoTracking().Where(row => seesAll || row.OwnedBy == owner);
                return (all ? bookings : bookings.Where(row => row.Status == BookingStatus.Confirmed && row.Date >= yesterday))
                    .OrderBy(row => row.Date).ThenBy(row => row.Time).ThenBy(row => row.Id)
                    .ToListAsync(token);
            },
            cancellationToken);
        return [.. rows.Where(row => all || row.Date.At(row.Time) >= clock.GetNow(row.TimeZone)).Select(row => BookingMapper.FromRow(row, seal))];
    }

    /// <inheritdoc/>
    public async Task<Booking?> FindAsync(string idOrConfirmationNumber, CancellationToken cancellationToken)
    {
        var (seesAll, owner) = (CurrentUser.SeesAll, CurrentUser.OwnerId);
        var (id, number) = (idOrConfirmationNumber.Trim().ToLowerInvariant(), idOrConfirmationNumber.Trim().ToUpperInvariant());
        var row = await database.UseAsync(
            async (context, token) =>
                await context.Bookings.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && (seesAll || row.OwnedBy == owner), token)
                ?? await context.Bookings
                    .AsNoTracking()
                    .Where(row => row.ConfirmationNumber == number && (seesAll || row.OwnedBy == owner))
                    .OrderByDescending(row => row.BookedAt)
                    .FirstOrDefaultAsync(token),
            cancellationToken);
        return row is null ? null : BookingMapper.FromRow(row, seal);
    }
}
