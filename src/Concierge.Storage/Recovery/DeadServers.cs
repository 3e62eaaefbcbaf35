using Concierge.Options;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace Concierge.Storage.Recovery;

/// <summary>Finds out which processes that hold calls are gone.</summary>
/// <remarks>
/// One of this machine is gone when there is no such process. One of another is gone when its beat was not counted up for a
/// while by this machine's clock: no two clocks are compared. A fleet always waits that long, since the others may take its calls up.
/// </remarks>
internal sealed class DeadServers(Database database, ServerPresence presence, ConciergeSettings settings, TimeProvider time)
{
    /// <summary>How long a beat may stand still.</summary>
    public static readonly TimeSpan Lease = 6 * ServerPresence.BeatPeriod;

    private readonly Dictionary<string, (long Beat, long Since)> _seen = new(StringComparer.Ordinal);

    /// <summary>The ids of those that hold calls, or held some, and are gone.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        var (servers, owners) = await database.UseAsync(
            async (context, token) => (
                await context.Servers.AsNoTracking().Where(row => row.Id != presence.Self).ToListAsync(token),
                await context.Calls.Where(row => row.FinishedAt == null && row.OwnerId != presence.Self).Select(row => row.OwnerId).Distinct().ToListAsync(token)),
            cancellationToken);
        var known = servers.ToDictionary(server => server.Id, StringComparer.Ordinal);
        return [.. owners.Where(owner => !known.ContainsKey(owner)), .. servers.Where(IsGone).Select(server => server.Id)];
    }

    private bool IsGone(ServerRow server)
    {
        if (server.Machine == ThisMachine.Name)
        {
            var isDead = ThisMachine.IsDead(server);
            if (!isDead || settings.Peers.Count == 0)
            {
                return isDead;
            }
        }

        if (!_seen.TryGetValue(server.Id, out var seen) || seen.Beat != server.Beat)
        {
            _seen[server.Id] = (server.Beat, time.GetTimestamp());
            return false;
        }

        return time.GetElapsedTime(seen.Since) > Lease;
    }
}
