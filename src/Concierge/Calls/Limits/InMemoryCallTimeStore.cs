namespace Concierge.Calls.Limits;

/// <summary>Keeps the call times in memory for the lifetime of the process.</summary>
public sealed class InMemoryCallTimeStore : ICallTimeStore
{
    private readonly Lock _lock = new();
    private IReadOnlyList<CallTimeEntry> _times = [];

    /// <inheritdoc/>
    public Task UpdateAsync(Func<IReadOnlyList<CallTimeEntry>, IReadOnlyList<CallTimeEntry>> update, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _times = update(_times);
        }

        return Task.CompletedTask;
    }
}
