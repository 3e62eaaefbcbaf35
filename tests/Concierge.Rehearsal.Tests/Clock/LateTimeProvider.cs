namespace Concierge.Rehearsal.Tests.Clock;

/// <summary>A machine whose timers go off when the test says so, as late as it likes. It has room for one timer.</summary>
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

    /// <summary>Time passes, and the timer does not go off.</summary>
    public void Pass(TimeSpan time) => _now += time;

    /// <summary>The timer goes off, if it is due.</summary>
    public void Ring()
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
