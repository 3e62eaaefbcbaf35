using Concierge.Options;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace Concierge.Storage.Recovery;

/// <summary>Finds the dead processes that own calls.</summary>
/// <remarks>
/// A process on this machine is dead if the operating system does not know it. A process on another machine is dead if its
/// heartbeat counter does not change for a lease, measured with this machine's clock only. A cluster always waits for the lease,
/// because another server may adopt the calls.
/// </remarks>
internal sealed class DeadServerDetector(Database database, ServerHeartbeat presence, ServerOptions options, TimeProvider timeProvider)
{
    /// <summary>The lease: the maximum time between two heartbeats.</summary>
    public static readonly TimeSpan Lease = 6 * ServerHeartbeat.HeartbeatInterval;

    private readonly Dictionary<string, (long Beat, long Since)> _seen = new(StringComparer.Ordinal);

    /// <summary>Returns the ids of the dead processes.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        var (servers, owners) = await database.UseAsync(
            async (context, token) => (
                await context.Servers.AsNoTracking().Where(row => row.Id != presence.ServerId).ToListAsync(token),
                await context.Calls
                    .Where(row => row.FinishedAt == null && row.OwnerId != presence.ServerId)
                    .Select(row => row.OwnerId)
                    .Distinct()
                    .ToListAsync(token)),
            cancellationToken);
        var known = servers.ToDictionary(server => server.Id, StringComparer.Ordinal);
        return [.. owners.Where(owner => !known.ContainsKey(owner)), .. servers.Where(IsDead).Select(server => server.Id)];
    }

    private bool IsDead(ServerRow server)
    {
        if (server.Machine == LocalMachine.Name)
        {
            var isDead = LocalMachine.IsDead(server);
            if (!isDead || options.Cluster is null)
            {
                return isDead;
            }
        }

        if (!_seen.TryGetValue(server.Id, out var seen) || seen.Beat != server.Beat)
        {
            _seen[server.Id] = (server.Beat, timeProvider.GetTimestamp());
            return false;
        }

        return timeProvider.GetElapsedTime(seen.Since) > Lease;
    }
}
