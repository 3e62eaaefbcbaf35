using Concierge.Contracts;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace Concierge.Storage.Recovery;

/// <summary>Reads which processes use the database.</summary>
internal sealed class ServerList(Database database)
{
    /// <summary>The processes that have registered, the oldest first. One that was killed stays until another has recovered its calls.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public Task<List<ServerRow>> ReadAsync(CancellationToken cancellationToken) => database.UseAsync(
        async (context, token) => (await context.Servers.AsNoTracking().ToListAsync(token)).OrderBy(row => row.ProcessStartedAt).ToList(), cancellationToken);
}
