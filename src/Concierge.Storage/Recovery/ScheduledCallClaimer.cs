using Concierge.Calls.Lifecycle;
using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Storage.Bookings;
using Concierge.Storage.Engines;
using Concierge.Storage.Schedules;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Concierge.Storage.Recovery;

/// <summary>
/// Claims the calls of ended processes that wait for an attempt, and resumes them in this process. Several servers can claim at the same time; each
/// call goes to one of them.
/// </summary>
internal sealed partial class ScheduledCallClaimer(
    Database database,
    ServerHeartbeat presence,
    GuestTextCipher seal,
    CallManager calls,
    CallRecordOptions options,
    TimeProvider timeProvider,
    ILogger<ScheduledCallClaimer> logger)
{
    private const int BatchSize = 50;

    /// <summary>An attempt before this time is too late now. A call that waits for a later one is left to the process that resumes it.</summary>
    public DateTimeOffset OldestAttempt => timeProvider.GetUtcNow() - RetryPolicy.MaxLateness;

    /// <summary>Claims and resumes the waiting calls of an ended process, if this process resumes calls.</summary>
    /// <param name="owner">The id of that process.</param>
    /// <param name="cancellationToken">Cancels the claim.</param>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public async Task ResumeAsync(string owner, CancellationToken cancellationToken)
    {
        if (!options.ResumesScheduledCalls || calls.IsDraining)
        {
            return;
        }

        foreach (var row in await ClaimAsync(owner, cancellationToken))
        {
            if (StoredSchedule.Read(row, seal.Decrypt(row.SealedSchedule)) is { } scheduled && calls.TryResumeScheduled(scheduled))
            {
                LogResumed(row.Id, scheduled.Attempt);
            }
            else
            {
                await InterruptAsync(row.Id, cancellationToken);
            }
        }
    }

    private Task<List<CallRow>> ClaimAsync(string owner, CancellationToken cancellationToken)
    {
        var statement = $$"""
            UPDATE calls SET owner_id = {0}, generation = generation + 1 WHERE id IN (
                SELECT id FROM calls
                WHERE owner_id = {1} AND finished_at IS NULL AND retry_at IS NOT NULL AND sealed_schedule IS NOT NULL
                ORDER BY retry_at LIMIT {{BatchSize}} {{database.SkipLocked}})
            RETURNING *
            """;
        return database.UseAsync(
            (context, token) => context.Calls.FromSqlRaw(statement, presence.ServerId, owner).AsNoTracking().ToListAsync(token), cancellationToken);
    }

    // It is too late for the attempt, or the data key is another one: the recovery settles the call.
    private Task<int> InterruptAsync(string callId, CancellationToken cancellationToken) => database.UseAsync(
        (context, token) => context.Calls
            .Where(row => row.Id == callId && row.OwnerId == presence.ServerId && row.FinishedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Interrupted, true), token),
        cancellationToken);

    [LoggerMessage(2737, LogLevel.Information, "Call {CallId}: its process has ended; this one makes attempt {Attempt}")]
    private partial void LogResumed(string callId, int attempt);
}
