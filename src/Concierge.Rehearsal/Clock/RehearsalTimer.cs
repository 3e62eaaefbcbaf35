namespace Concierge.Rehearsal.Clock;

/// <summary>A timer on a rehearsal's clock. Its state is the clock's, under the clock's lock.</summary>
internal sealed class RehearsalTimer(RehearsalClock clock, TimerCallback callback, object? state) : ITimer
{
    private bool _disposed;

    /// <summary>Its place in the clock's queue; 0 when it has none. An entry with another number is an old one.</summary>
    public long QueueOrder { get; set; }

    public TimeSpan Period { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period) => clock.Schedule(this, dueTime, period);

    public void Dispose()
    {
        _disposed = true;
        Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    /// <summary>Leaves the queue.</summary>
    /// <returns>Whether it may be set anew.</returns>
    public bool TryReset(TimeSpan period)
    {
        QueueOrder = 0;
        Period = period;
        return !_disposed;
    }

    public void InvokeCallback() => callback(state);
}
