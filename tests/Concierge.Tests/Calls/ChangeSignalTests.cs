using Concierge.Calls.Lifecycle;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Calls;

public sealed class ChangeSignalTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    private readonly FakeTimeProvider _time = new();
    private readonly ChangeSignal _signal;
    private volatile bool _isPending = true;

    public ChangeSignalTests() => _signal = new ChangeSignal(_time);

    [Fact]
    public async Task WaitWhileAsync_ConditionDoesNotHold_ReturnsAtOnce()
    {
        _isPending = false;

        await Until.DoneAsync(WaitAsync());
    }

    [Fact]
    public async Task WaitWhileAsync_ConditionEnds_ReturnsWithTheSignalAndNotBefore()
    {
        var waiting = WaitAsync();
        _isPending = false;
        waiting.IsCompleted.ShouldBeFalse("it does not poll");

        _signal.Set();

        await Until.DoneAsync(waiting);
    }

    [Fact]
    public async Task WaitWhileAsync_SignalWhileTheConditionHolds_WaitsForTheNext()
    {
        var reads = 0;
        var waiting = _signal.WaitWhileAsync(() => Interlocked.Increment(ref reads) < 3, Timeout, CancellationToken.None);
        _signal.Set();
        await Until.TrueAsync(() => Volatile.Read(ref reads) == 2, "the second look");

        _signal.Set();

        await Until.DoneAsync(waiting);
        reads.ShouldBe(3);
    }

    [Fact]
    public async Task WaitWhileAsync_ConditionNeverEnds_ReturnsAtTheTimeout()
    {
        var waiting = WaitAsync();
        _time.Advance(Timeout - TimeSpan.FromMilliseconds(1));
        waiting.IsCompleted.ShouldBeFalse();

        _time.Advance(TimeSpan.FromMilliseconds(1));

        await Until.DoneAsync(waiting);
    }

    [Fact]
    public async Task WaitWhileAsync_Cancelled_Throws()
    {
        using var cancellation = new CancellationTokenSource();
        var waiting = WaitAsync(cancellation.Token);

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => Until.DoneAsync(waiting));
    }

    [Fact]
    public async Task WaitWhileAsync_ConditionEndsWhileItIsRead_MissesNoSignal()
    {
        var reads = 0;
        var waiting = _signal.WaitWhileAsync(
            () =>
            {
                // The change comes from another thread, after this read and before the wait.
                var isPending = reads++ == 0;
                _signal.Set();
                return isPending;
            },
            Timeout,
            CancellationToken.None);

        await Until.DoneAsync(waiting);
    }

    private Task WaitAsync(CancellationToken cancellationToken = default) => _signal.WaitWhileAsync(() => _isPending, Timeout, cancellationToken);
}
