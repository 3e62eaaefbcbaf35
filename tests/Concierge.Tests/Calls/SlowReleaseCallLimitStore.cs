using Concierge.Calls.Limits;

namespace Concierge.Tests.Calls;

/// <summary>Call times in memory. To free a line takes as long as on a slow disk: a caller that does not wait for it finds the line occupied.</summary>
internal sealed class SlowReleaseCallLimitStore : ICallLimitStore
{
    private static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(50);

    private readonly InMemoryCallLimitStore _times = new();

    public Task<IReadOnlyList<CallTimeEntry>?> TryAddAsync(CallTimeEntry attempt, CallLimitRules rules, bool needsPause, CancellationToken cancellationToken) =>
        _times.TryAddAsync(attempt, rules, needsPause, cancellationToken);

    public Task<IReadOnlyList<CallTimeEntry>> ReadAsync(CallTimeEntry attempt, CancellationToken cancellationToken) => _times.ReadAsync(attempt, cancellationToken);

    public async Task EndAsync(string callId, DateTimeOffset at, bool settled)
    {
        await Task.Delay(Slowness);
        await _times.EndAsync(callId, at, settled);
    }

    public async Task RemoveAsync(CallTimeEntry attempt)
    {
        await Task.Delay(Slowness);
        await _times.RemoveAsync(attempt);
    }
}
