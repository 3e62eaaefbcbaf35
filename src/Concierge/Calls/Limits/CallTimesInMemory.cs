namespace Concierge.Calls.Limits;

/// <summary>Remembers for as long as the process lives.</summary>
public sealed class CallTimesInMemory : ICallTimes
{
    private readonly Lock _gate = new();
    private IReadOnlyList<PlacedCall> _times = [];

    /// <inheritdoc/>
    public Task UpdateAsync(Func<IReadOnlyList<PlacedCall>, IReadOnlyList<PlacedCall>> update, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _times = update(_times);
        }

        return Task.CompletedTask;
    }
}
