using Concierge.Calls.Limits;

namespace Concierge.Tests.Calls;

/// <summary>Call times in memory. To free a line takes as long as on a slow disk: a caller that does not wait for it finds the line occupied.</summary>
internal sealed class SlowReleaseCallTimeStore : ICallTimeStore
{
    private static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(50);

    private readonly InMemoryCallTimeStore _times = new();

    public async Task UpdateAsync(Func<IReadOnlyList<CallTimeEntry>, IReadOnlyList<CallTimeEntry>> update, CancellationToken cancellationToken)
    {
        var occupies = false;
        await _times.UpdateAsync(
            times =>
            {
                occupies = update(times).Count > times.Count;
                return times;
            },
            cancellationToken);
        if (!occupies)
        {
            await Task.Delay(Slowness, cancellationToken);
        }

        await _times.UpdateAsync(update, cancellationToken);
    }
}
