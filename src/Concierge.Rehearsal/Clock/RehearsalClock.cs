namespace Concierge.Rehearsal.Clock;

/// <summary>
/// The clock of a rehearsal. It runs several times faster than real time while the machine is fast enough, and waits for the machine when it is not.
/// </summary>
/// <remarks>
/// No timer fires early and none is skipped: the clock stops at a timer's due time until the callback returns, and timers fire in the
/// order of their due times.
/// While speech is recognized or synthesized (<see cref="Pause"/>), the clock runs in real time for up to <see cref="MaxRealTimeWork"/>
/// and then stops until the work is done. So no conversation depends on the speed of the machine.
/// </remarks>
public sealed class RehearsalClock : TimeProvider, IDisposable
{
    /// <summary>How much of the real time that work takes passes on the clock. The clock stops for the rest.</summary>
    public static readonly TimeSpan MaxRealTimeWork = TimeSpan.FromMilliseconds(150);

    /// <summary>How long work can pause the clock, in real time. Then the clock runs again, so that a fault cannot block a rehearsal.</summary>
    public static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(20);

    /// <summary>How much lateness the clock catches up with: one media frame. It drops the rest.</summary>
    private static readonly TimeSpan MaxLag = TimeSpan.FromMilliseconds(20);

    /// <summary>How long a timer's callback can stop the clock, in real time.</summary>
    private static readonly TimeSpan MaxCallback = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly TimeProvider _realTimeProvider;
    private readonly DateTimeOffset _startUtc;
    private readonly ITimer _wakeTimer;
    private readonly ClockSpeedController _speedController;
    private readonly PriorityQueue<RehearsalTimer, (TimeSpan Due, long Order)> _timers = new();
    private TimeSpan _now;
    private TimeSpan _target;
    private long _realTimestamp;
    private long _order;
    private int _pauseCount;
    private TimeSpan _pausedFor;
    private long _dispatchNumber;
    private long? _callbackStartedAt;
    private bool _disposed;

    /// <summary>Starts the clock.</summary>
    /// <param name="speed">The highest speed: how many seconds of this clock pass in one real second; 1 is real time.</param>
    /// <param name="realTimeProvider">Real time; <see cref="TimeProvider.System"/> when null.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="speed"/> is not a positive number.</exception>
    public RehearsalClock(double speed, TimeProvider? realTimeProvider = null)
    {
        _speedController = new ClockSpeedController(speed);
        _realTimeProvider = realTimeProvider ?? System;
        _realTimestamp = _realTimeProvider.GetTimestamp();
        _startUtc = _realTimeProvider.GetUtcNow();
        _wakeTimer = _realTimeProvider.CreateTimer(_ => FireDueTimers(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => _realTimeProvider.LocalTimeZone;

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The present speed, as a multiple of real time.</summary>
    public double Speed
    {
        get
        {
            lock (_lock)
            {
                return _speedController.Current;
            }
        }
    }

    /// <inheritdoc />
    public override long GetTimestamp()
    {
        lock (_lock)
        {
            Advance();
            return _now.Ticks;
        }
    }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => _startUtc + TimeSpan.FromTicks(GetTimestamp());

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new RehearsalTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>
    /// Pauses the clock during work that would take almost no time in a real call, such as speech recognition. Dispose the result when the
    /// work is done.
    /// </summary>
    public IDisposable Pause()
    {
        lock (_lock)
        {
            Advance();
            _pauseCount++;
            return new ClockPause(this);
        }
    }

    /// <summary>Stops the clock: no timer fires any more.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _timers.Clear();
        }

        _wakeTimer.Dispose();
    }

    internal void Resume()
    {
        lock (_lock)
        {
            Advance();
            if (--_pauseCount == 0)
            {
                _pausedFor = TimeSpan.Zero;
                _target = _now;
            }

            ScheduleWake();
        }
    }

    /// <summary>Starts, changes or stops a timer.</summary>
    /// <returns>False when the clock or the timer is disposed.</returns>
    internal bool Schedule(RehearsalTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            if (_disposed || !timer.TryReset(period))
            {
                return false;
            }

            Advance();
            if (dueTime >= TimeSpan.Zero)
            {
                Enqueue(timer, _now + dueTime);
                ScheduleWake();
            }

            return true;
        }
    }

    private void Enqueue(RehearsalTimer timer, TimeSpan due)
    {
        timer.QueueOrder = ++_order;
        _timers.Enqueue(timer, (due, _order));
    }

    /// <summary>Moves the clock forward by the real time that has passed, but not beyond the next timer's due time. The caller holds the lock.</summary>
    private void Advance()
    {
        if (_callbackStartedAt is null)
        {
            UpdateTarget();
            MoveToTarget();
        }
    }

    private void UpdateTarget()
    {
        var timestamp = _realTimeProvider.GetTimestamp();
        var elapsed = _realTimeProvider.GetElapsedTime(_realTimestamp, timestamp);
        _realTimestamp = timestamp;
        if (_pauseCount > 0)
        {
            var countedBefore = GetCountedTime(_pausedFor);
            _pausedFor += elapsed;
            _target += (GetCountedTime(_pausedFor) - countedBefore) * Math.Min(1, _speedController.Current);
        }
        else
        {
            _target += elapsed * _speedController.Current;
        }
    }

    private void MoveToTarget() => _now = Max(_now, Min(_target, FindNextDueTime() ?? TimeSpan.MaxValue));

    private TimeSpan? FindNextDueTime()
    {
        while (_timers.TryPeek(out var timer, out var entry))
        {
            if (timer.QueueOrder == entry.Order)
            {
                return entry.Due;
            }

            _timers.Dequeue();
        }

        return null;
    }

    /// <summary>Fires the timers that are due, one after the other.</summary>
    private void FireDueTimers()
    {
        long dispatchNumber;
        lock (_lock)
        {
            if (_callbackStartedAt is { } startedAt && _realTimeProvider.GetElapsedTime(startedAt) < MaxCallback)
            {
                return;
            }

            dispatchNumber = ++_dispatchNumber;
            FinishCallback();
        }

        while (TakeNextDueTimer(dispatchNumber) is { } timer)
        {
            timer.InvokeCallback();
        }
    }

    private RehearsalTimer? TakeNextDueTimer(long dispatchNumber)
    {
        lock (_lock)
        {
            if (dispatchNumber != _dispatchNumber || _disposed)
            {
                return null;
            }

            FinishCallback();
            if (FindNextDueTime() is not { } due || due > _now)
            {
                ScheduleWake();
                return null;
            }

            _speedController.RecordLag(_target - due);
            _target = Min(_target, _now + MaxLag);
            var timer = _timers.Dequeue();
            timer.QueueOrder = 0;
            if (timer.Period > TimeSpan.Zero)
            {
                Enqueue(timer, due + timer.Period);
            }

            _callbackStartedAt = _realTimeProvider.GetTimestamp();
            _wakeTimer.Change(MaxCallback, Timeout.InfiniteTimeSpan);
            return timer;
        }
    }

    /// <summary>
    /// Continues after a timer's callback that has returned or has taken too long. The clock catches up with at most <see cref="MaxLag"/> of
    /// the time that the callback took.
    /// </summary>
    private void FinishCallback()
    {
        if (_callbackStartedAt is null)
        {
            Advance();
            return;
        }

        _callbackStartedAt = null;
        UpdateTarget();
        _target = Min(_target, _now + MaxLag);
        MoveToTarget();
    }

    private void ScheduleWake()
    {
        if (_callbackStartedAt is not null || _disposed)
        {
            return;
        }

        if (FindNextDueTime() is not { } due)
        {
            return;
        }

        var wait = (due - _target) / (_pauseCount > 0 ? Math.Min(1, _speedController.Current) : _speedController.Current);
        if (_pauseCount > 0 && wait > TimeSpan.Zero && wait > MaxRealTimeWork - _pausedFor)
        {
            wait = Max(wait, MaxPause - _pausedFor);
        }

        // Round up to whole milliseconds: the system's timers drop fractions.
        _wakeTimer.Change(TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(wait.TotalMilliseconds), 0, int.MaxValue)), Timeout.InfiniteTimeSpan);
    }

    private static TimeSpan GetCountedTime(TimeSpan pausedFor) =>
        Min(pausedFor, MaxRealTimeWork) + Max(pausedFor - MaxPause, TimeSpan.Zero);

    private static TimeSpan Min(TimeSpan first, TimeSpan second) => first < second ? first : second;

    private static TimeSpan Max(TimeSpan first, TimeSpan second) => first > second ? first : second;
}
