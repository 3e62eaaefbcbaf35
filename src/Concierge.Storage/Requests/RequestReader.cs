using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace Concierge.Storage.Requests;

/// <summary>Reads the stored requests.</summary>
internal sealed class RequestReader(Database database)
{
    /// <summary>Lists the latest requests of the current user, newest first.</summary>
    /// <param name="limit">The maximum number of requests.</param>
    /// <param name="offset">How many of the latest requests are left out.</param>
    /// <param name="status">Only requests with this status; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="ConciergeException">The database cannot be read (<c>storage.…</c>).</exception>
    public Task<List<RequestRow>> ListAsync(int limit, int offset, RequestStatus? status, CancellationToken cancellationToken)
    {
        var (seesAll, owner) = (CurrentUser.SeesAll, CurrentUser.OwnerId);
        return database.UseAsync(
            (context, token) => context.Requests.AsNoTracking()
                .Where(row => (seesAll || row.OwnedBy == owner) && (status == null || row.State == status))
                .OrderByDescending(row => row.At)
                .ThenBy(row => row.Id)
                .Skip(offset)
                .Take(limit)
                .ToListAsync(token),
            cancellationToken);
    }
}
