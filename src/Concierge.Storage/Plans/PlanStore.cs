using Concierge.Calls.Plans;
using Concierge.Storage.Bookings;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace Concierge.Storage.Plans;

/// <summary>Stores plans in the database.</summary>
internal sealed class PlanStore(Database database, GuestTextCipher seal) : ICallPlanStore
{
    // Until then a plan tells what became of it.
    private static readonly TimeSpan Retention = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public Task AddAsync(CallPlan plan, CancellationToken cancellationToken) => database.UseAsync(
        async (context, token) =>
        {
            var oldest = plan.CreatedAt - CallPlan.Lifetime - Retention;
            await context.Plans.Where(row => row.CreatedAt < oldest).ExecuteDeleteAsync(token);
            context.Plans.Add(new PlanRow
            {
                Id = plan.Id,
                OwnedBy = plan.OwnerId,
                SessionId = plan.SessionId,
                SealedDetails = seal.Encrypt(StoredDetails.Write(plan.Details))!,
                CreatedAt = plan.CreatedAt,
            });
            await context.SaveChangesAsync(token);
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task<CallPlan?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var row = await database.UseAsync(
            (context, token) => context.Plans.AsNoTracking().FirstOrDefaultAsync(plan => plan.Id == id, token), cancellationToken);
        return row is not null && StoredDetails.Parse(seal.Decrypt(row.SealedDetails)) is { } details
            ? new CallPlan(row.Id, row.OwnedBy, row.SessionId, details, row.CreatedAt) { UsedAt = row.UsedAt, CallId = row.CallId }
            : null;
    }

    /// <inheritdoc/>
    public async Task<bool> TryUseAsync(string id, DateTimeOffset at, CancellationToken cancellationToken) => await database.UseAsync(
        (context, token) => context.Plans
            .Where(row => row.Id == id && row.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, at), token),
        cancellationToken) == 1;

    /// <inheritdoc/>
    public Task RecordCallAsync(string id, string? callId, CancellationToken cancellationToken) => database.UseAsync(
        (context, token) => callId is null
            ? context.Plans.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, (DateTimeOffset?)null), token)
            : context.Plans.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.CallId, callId), token),
        cancellationToken);
}
