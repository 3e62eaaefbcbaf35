using Concierge.Contracts;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace Concierge.Storage.Calls;

/// <summary>Reads the records of calls.</summary>
internal sealed class CallBook(Database database, TimeProvider time)
{
    /// <summary>The latest calls, the newest first.</summary>
    /// <param name="interruptedOnly">Only those whose process died.</param>
    /// <param name="limit">The most that are wanted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConciergeException">The database cannot be read (<c>storage.…</c>).</exception>
    public Task<List<CallRow>> ListAsync(bool interruptedOnly, int limit, CancellationToken cancellationToken) => database.UseAsync(
        (context, token) => context.Calls.AsNoTracking()
            .Where(row => !interruptedOnly || row.Interrupted)
            .OrderByDescending(row => row.CreatedAt)
            .Take(limit)
            .ToListAsync(token),
        cancellationToken);

    /// <summary>The interrupted calls that nobody was told of yet; they count as told from now on.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public Task<List<CallRow>> TakeUntoldAsync(CancellationToken cancellationToken) => database.InTransactionAsync(
        async (context, token) =>
        {
            var untold = await context.Calls.Where(row => row.Interrupted && row.FinishedAt != null && row.ToldAt == null).OrderBy(row => row.CreatedAt).ToListAsync(token);
            untold.ForEach(row => row.ToldAt = time.GetUtcNow());
            await context.SaveChangesAsync(token);
            return untold;
        },
        cancellationToken);
}
