using Concierge.Calls.Blocking;

namespace Concierge.Tests.Calls;

/// <summary>Blocks no number, without a database.</summary>
internal sealed class NoBlockedNumbers : IBlockedNumberStore
{
    public Task<BlockedNumber?> FindAsync(string phoneNumber, CancellationToken cancellationToken) => Task.FromResult<BlockedNumber?>(null);

    public Task<IReadOnlyList<BlockedNumber>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<BlockedNumber>>([]);

    public Task<bool> AllowAsync(string phoneNumber, CancellationToken cancellationToken) => Task.FromResult(false);
}
