namespace Concierge.Rehearsal.Tests.Clock;

/// <summary>A time provider whose only timer fires when the test tells it to, as late as the test wants.</summary>
internal sealed class LateTimeProvider : TimeProvider, ITimer
{
    private readonly DateTimeOffset _start = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);
    private TimeSpan _now;
    private TimeSpan? _due;
    private TimerCallback? _callback;
    private object? _state;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    public override DateTimeOffset GetUtcNow() => _start + _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        (_callback, _state) = (callback, state);
        Change(dueTime, period);
        return this;
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _due = dueTime == Timeout.InfiniteTimeSpan ? null : _now + dueTime;
        return true;
    }

    /// <summary>Advances the time without firing the timer.</summary>
    public void Advance(TimeSpan time) => _now += time;

    /// <summary>Fires the timer if it is due.</summary>
    public void FireTimer()
    {
        while (_due <= _now)
        {
            _due = null;
            _callback!(_state);
        }
    }

    public void Dispose() => _due = null;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
