namespace Concierge.Calls.Limits;

/// <summary>Keeps the call times in memory for the lifetime of the process, where there is no database.</summary>
internal sealed class InMemoryCallLimitStore : ICallLimitStore
{
    private readonly Lock _lock = new();
    private List<CallTimeEntry> _entries = [];

    /// <inheritdoc/>
    public Task<IReadOnlyList<CallTimeEntry>?> TryAddAsync(
        CallTimeEntry attempt, CallLimitRules rules, bool needsPause, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _entries.RemoveAll(entry => entry.At <= attempt.At - CallLimitRules.Day);
            if (rules.Describe(_entries, attempt, needsPause).Any(limit => limit.Refusal is not null))
            {
                return Task.FromResult<IReadOnlyList<CallTimeEntry>?>([.. _entries]);
            }

            _entries.Add(attempt);
            return Task.FromResult<IReadOnlyList<CallTimeEntry>?>(null);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<CallTimeEntry>> ReadAsync(CallTimeEntry attempt, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<CallTimeEntry>>([.. _entries]);
        }
    }

    /// <inheritdoc/>
    public Task EndAsync(string callId, DateTimeOffset at, bool settled)
    {
        lock (_lock)
        {
            _entries = _entries.ConvertAll(entry => entry.CallId == callId && entry.Ended is null ? entry with { Ended = at, Settled = settled } : entry);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task RemoveAsync(CallTimeEntry attempt)
    {
        lock (_lock)
        {
            _entries.RemoveAll(entry => entry.Id == attempt.Id);
        }

        return Task.CompletedTask;
    }
}
