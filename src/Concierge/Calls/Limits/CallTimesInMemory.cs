namespace Concierge.Calls.Limits;

/// <summary>Keeps the call times in memory for the lifetime of the process.</summary>
public sealed class CallTimesInMemory : ICallTimes
{
    private readonly Lock _lock = new();
    private IReadOnlyList<PlacedCall> _times = [];

    /// <inheritdoc/>
    public Task UpdateAsync(Func<IReadOnlyList<PlacedCall>, IReadOnlyList<PlacedCall>> update, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _times = update(_times);
        }

        return Task.CompletedTask;
    }
}
