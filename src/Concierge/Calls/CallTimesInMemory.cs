namespace Concierge.Calls;

/// <summary>Remembers for as long as the process lives.</summary>
public sealed class CallTimesInMemory : ICallTimes
{
    private readonly Lock _gate = new();
    private IReadOnlyList<DateTimeOffset> _times = [];

    /// <inheritdoc/>
    public Task UpdateAsync(Func<IReadOnlyList<DateTimeOffset>, IReadOnlyList<DateTimeOffset>> update, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _times = update(_times);
        }

        return Task.CompletedTask;
    }
}
