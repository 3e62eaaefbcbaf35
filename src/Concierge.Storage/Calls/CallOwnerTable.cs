using Concierge.Contracts;
using Concierge.Storage.Engines;
using Concierge.Storage.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Concierge.Storage.Calls;

/// <summary>
/// The owners of calls, as the table of calls has them. Where several servers run, it decides: of those that want to take a call, the one whose update
/// comes first.
/// </summary>
internal sealed class CallOwnerTable(Database database, ServerHeartbeat presence)
{
    // A call has nobody to speak meanwhile.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    /// <summary>The id of this process in the table.</summary>
    public string ServerId => presence.ServerId;

    /// <summary>Makes this process the owner of a call.</summary>
    /// <param name="callId">The call.</param>
    /// <param name="generation">The generation that is to be succeeded.</param>
    /// <param name="cancellationToken">Cancels the update.</param>
    /// <returns>Whether this process owns the call now. Otherwise it has ended, or another process was first.</returns>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public async Task<bool> TryTakeAsync(string callId, int generation, CancellationToken cancellationToken)
    {
        await presence.StartAsync(cancellationToken, Deadline);
        return await database.UseAsync(
            async (context, token) =>
            {
                var taken = await context.Calls
                    .Where(row => row.Id == callId && row.Generation == generation && row.FinishedAt == null)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(row => row.OwnerId, presence.ServerId).SetProperty(row => row.Generation, generation + 1), token);

                // An earlier try may have taken it without an answer.
                return taken > 0 || await context.Calls.AnyAsync(
                    row => row.Id == callId && row.Generation == generation + 1 && row.OwnerId == presence.ServerId && row.FinishedAt == null, token);
            },
            cancellationToken,
            Deadline);
    }

    /// <summary>Returns how often each of these calls has been taken. A call that is not stored yet is absent.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public Task<Dictionary<string, int>> GetGenerationsAsync(IReadOnlyList<string> callIds, CancellationToken cancellationToken) => database.UseAsync(
        (context, token) => context.Calls
            .Where(row => callIds.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Generation, token),
        cancellationToken,
        Deadline);

    /// <summary>Returns whether a call is stored, has not ended, and does not wait for another attempt.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public Task<bool> IsUnfinishedAsync(string callId, CancellationToken cancellationToken) => database.UseAsync(
        (context, token) => context.Calls.AnyAsync(row => row.Id == callId && row.RetryAt == null && row.FinishedAt == null, token),
        cancellationToken,
        Deadline);
}
