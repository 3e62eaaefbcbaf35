using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Storage.Bookings;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace Concierge.Storage.Requests;

/// <summary>
/// Stores the events of requests with an <c>Idempotency-Key</c>, encrypted, as long as the key: another server follows a request by them.
/// <see cref="Idempotency.IdempotencyStore"/> forgets them.
/// </summary>
internal sealed class RequestEventStore(Database database, GuestTextCipher seal, TimeProvider timeProvider)
{
    /// <summary>Stores an event, once.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public Task AddAsync(string requestId, string? ownerId, StoredRequestEvent happened, CancellationToken cancellationToken)
    {
        var row = new RequestEventRow
        {
            RequestId = requestId,
            Number = happened.Number,
            OwnedBy = ownerId,
            Event = happened.Name,
            SealedData = seal.Encrypt(happened.Data)!,
            At = timeProvider.GetUtcNow(),
        };
        return database.UseAsync(
            async (context, token) =>
            {
                // An earlier attempt that seemed to fail may have stored it.
                if (!await context.RequestEvents.AnyAsync(known => known.RequestId == row.RequestId && known.Number == row.Number, token))
                {
                    context.RequestEvents.Add(row);
                    await context.SaveChangesAsync(token);
                }
            },
            cancellationToken);
    }

    /// <summary>Reads the events of a request of the current user after a number, in order. Ends before an event that is not stored yet.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public async Task<IReadOnlyList<StoredRequestEvent>> ReadAsync(string requestId, int after, CancellationToken cancellationToken)
    {
        var (seesAll, owner) = (CurrentUser.SeesAll, CurrentUser.OwnerId);
        var rows = await database.UseAsync(
            (context, token) => context.RequestEvents.AsNoTracking()
                .Where(row => row.RequestId == requestId && row.Number > after && (seesAll || row.OwnedBy == owner))
                .OrderBy(row => row.Number)
                .ToListAsync(token),
            cancellationToken);
        return [.. rows
            .TakeWhile((row, place) => row.Number == after + place + 1)
            .Select(row => new StoredRequestEvent(row.Number, row.Event, seal.Decrypt(row.SealedData) ?? "{}"))];
    }
}
