using Concierge.Calls.Blocking;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace Concierge.Storage.Blocking;

/// <summary>The numbers in the database that are not called. The result of a call adds them (<see cref="Calls.CallRowWriter"/>).</summary>
internal sealed class BlockedNumberStore(Database database) : IBlockedNumberStore
{
    /// <inheritdoc/>
    public async Task<BlockedNumber?> FindAsync(string phoneNumber, CancellationToken cancellationToken)
    {
        var row = await database.UseAsync(
            (context, token) => context.BlockedNumbers.AsNoTracking().FirstOrDefaultAsync(blocked => blocked.PhoneNumber == phoneNumber, token),
            cancellationToken);
        return row is null ? null : Map(row);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BlockedNumber>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await database.UseAsync(
            (context, token) => context.BlockedNumbers.AsNoTracking().OrderByDescending(row => row.At).ToListAsync(token), cancellationToken);
        return [.. rows.Select(Map)];
    }

    /// <inheritdoc/>
    public async Task<bool> AllowAsync(string phoneNumber, CancellationToken cancellationToken) => await database.UseAsync(
        (context, token) => context.BlockedNumbers.Where(row => row.PhoneNumber == phoneNumber).ExecuteDeleteAsync(token), cancellationToken) > 0;

    private static BlockedNumber Map(BlockedNumberRow row) => new(row.PhoneNumber, row.RestaurantName, row.Reason, row.At, row.CallId);
}
