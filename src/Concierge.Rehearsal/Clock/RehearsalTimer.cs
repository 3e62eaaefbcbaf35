namespace Concierge.Rehearsal.Clock;

/// <summary>A timer of a <see cref="RehearsalClock"/>. The clock's lock guards its state.</summary>
internal sealed class RehearsalTimer(RehearsalClock clock, TimerCallback callback, object? state) : ITimer
{
    private bool _disposed;

    /// <summary>The number of its entry in the clock's queue; 0 when it has no entry. A queue entry with another number is out of date.</summary>
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

    /// <summary>Invalidates the timer's queue entry and sets its period.</summary>
    /// <returns>Whether the timer can be scheduled again; false after it is disposed.</returns>
    public bool TryReset(TimeSpan period)
    {
        QueueOrder = 0;
        Period = period;
        return !_disposed;
    }

    public void InvokeCallback() => callback(state);
}
