using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Storage.Bookings;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace Concierge.Storage.Calls;

/// <summary>Reads the stored calls.</summary>
internal sealed class CallReader(Database database, GuestTextCipher seal, TimeProvider timeProvider)
{
    /// <summary>Lists the latest calls of the current user, newest first.</summary>
    /// <param name="interruptedOnly">Whether to list only the calls whose process died.</param>
    /// <param name="limit">The maximum number of calls.</param>
    /// <param name="offset">How many of the latest calls are left out.</param>
    /// <param name="outcome">Only calls with this outcome; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="ConciergeException">The database cannot be read (<c>storage.…</c>).</exception>
    public Task<List<CallRow>> ListAsync(bool interruptedOnly, int limit, int offset, CallOutcome? outcome, CancellationToken cancellationToken)
    {
        var (seesAll, owner) = (CurrentUser.SeesAll, CurrentUser.OwnerId);
        return database.UseAsync(
            (context, token) => context.Calls.AsNoTracking()
                .Where(row => (!interruptedOnly || row.Interrupted) && (seesAll || row.OwnedBy == owner))
                .Where(row => outcome == null || (row.FinishedAt != null && row.Outcome == outcome))
                .OrderByDescending(row => row.CreatedAt)
                .ThenBy(row => row.Id)
                .Skip(offset)
                .Take(limit)
                .ToListAsync(token),
            cancellationToken);
    }

    /// <summary>Finds a call of the current user.</summary>
    /// <returns><see langword="null"/> if there is none with this id, or it is another user's.</returns>
    /// <exception cref="ConciergeException">The database cannot be read (<c>storage.…</c>).</exception>
    public Task<CallRow?> FindAsync(string callId, CancellationToken cancellationToken)
    {
        var (seesAll, owner) = (CurrentUser.SeesAll, CurrentUser.OwnerId);
        return database.UseAsync(
            (context, token) => context.Calls.AsNoTracking().FirstOrDefaultAsync(row => row.Id == callId && (seesAll || row.OwnedBy == owner), token),
            cancellationToken);
    }

    /// <summary>Returns what the restaurant had agreed to in a call that has no result.</summary>
    /// <returns><see langword="null"/> if nothing is known.</returns>
    public StoredClaim? GetClaim(CallRow call) => StoredClaim.Parse(seal.Decrypt(call.SealedClaim));

    /// <summary>Returns the interrupted calls of the current user that were not reported yet, and marks them as reported.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public Task<List<CallRow>> TakeUnreportedAsync(CancellationToken cancellationToken)
    {
        var owner = CurrentUser.OwnerId;
        return database.InTransactionAsync(
            async (context, token) =>
            {
                var unreported = await context.Calls
                    .Where(row => row.Interrupted && row.FinishedAt != null && row.ToldAt == null && row.OwnedBy == owner)
                    .OrderBy(row => row.CreatedAt)
                    .ToListAsync(token);
                unreported.ForEach(row => row.ToldAt = timeProvider.GetUtcNow());
                await context.SaveChangesAsync(token);
                return unreported;
            },
            cancellationToken);
    }
}
