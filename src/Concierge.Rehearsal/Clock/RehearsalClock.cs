namespace Concierge.Rehearsal.Clock;

/// <summary>
/// The clock of a rehearsal: it runs several times faster than the one it is made from, as long as the machine keeps up, and waits for it when it does not.
/// </summary>
/// <remarks>
/// No timer is ever early or passed over: time stands still at a timer's due moment until its callback has returned, and timers go off in
/// order of their due moments.
/// While speech is worked on (<see cref="Hold"/>) it runs in real time for a moment, as a person thinks, and then stands still.
/// So no conversation depends on how fast the machine is.
/// </remarks>
public sealed class RehearsalClock : TimeProvider, IDisposable
{
    /// <summary>How long work may take on the clock, in real time: what is longer costs it nothing.</summary>
    public static readonly TimeSpan MaxRealTimeWork = TimeSpan.FromMilliseconds(150);

    /// <summary>How long work can hold the clock in real time; then it runs again, for a fault must not hang a rehearsal.</summary>
    public static readonly TimeSpan MaxHold = TimeSpan.FromSeconds(20);

    /// <summary>How far the clock makes up for being late: one frame of the telephone's. What is more is given up.</summary>
    private static readonly TimeSpan MostLag = TimeSpan.FromMilliseconds(20);

    /// <summary>How long a timer's callback can hold the clock in real time.</summary>
    private static readonly TimeSpan LongestCallback = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly TimeProvider _real;
    private readonly DateTimeOffset _startUtc;
    private readonly ITimer _alarm;
    private readonly ClockPace _pace;
    private readonly PriorityQueue<RehearsalTimer, (TimeSpan Due, long Order)> _timers = new();
    private TimeSpan _now;
    private TimeSpan _wanted;
    private long _realTimestamp;
    private long _order;
    private int _works;
    private TimeSpan _worked;
    private long _rounds;
    private long? _ringingSince;
    private bool _disposed;

    /// <summary>Starts the clock.</summary>
    /// <param name="speed">How many of its seconds pass in one of <paramref name="real"/>'s at most; 1 is real time.</param>
    /// <param name="real">The clock it is made from; <see cref="TimeProvider.System"/> when null.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="speed"/> is not a positive number.</exception>
    public RehearsalClock(double speed, TimeProvider? real = null)
    {
        _pace = new ClockPace(speed);
        _real = real ?? System;
        _realTimestamp = _real.GetTimestamp();
        _startUtc = _real.GetUtcNow();
        _alarm = _real.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => _real.LocalTimeZone;

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many times faster than real time it runs at present.</summary>
    public double Pace
    {
        get
        {
            lock (_gate)
            {
                return _pace.Current;
            }
        }
    }

    /// <inheritdoc />
    public override long GetTimestamp()
    {
        lock (_gate)
        {
            Run();
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
    /// Holds the clock while work is done that would take no time worth mentioning in the world that is rehearsed. Dispose it when the work
    /// is done.
    /// </summary>
    public IDisposable Hold()
    {
        lock (_gate)
        {
            Run();
            _works++;
            return new ClockHold(this);
        }
    }

    /// <summary>Stops the clock: no timer goes off any more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _timers.Clear();
        }

        _alarm.Dispose();
    }

    internal void ReleaseHold()
    {
        lock (_gate)
        {
            Run();
            if (--_works == 0)
            {
                _worked = TimeSpan.Zero;
                _wanted = _now;
            }

            SetAlarm();
        }
    }

    /// <summary>Sets or stops a timer.</summary>
    internal bool Schedule(RehearsalTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            if (_disposed || !timer.TryReset(period))
            {
                return false;
            }

            Run();
            if (dueTime >= TimeSpan.Zero)
            {
                Enqueue(timer, _now + dueTime);
                SetAlarm();
            }

            return true;
        }
    }

    private void Enqueue(RehearsalTimer timer, TimeSpan due)
    {
        timer.QueueOrder = ++_order;
        _timers.Enqueue(timer, (due, _order));
    }

    /// <summary>Lets the time that has passed in reality pass here, up to the next due moment. The gate is held.</summary>
    private void Run()
    {
        if (_ringingSince is null)
        {
            Pass();
            Reach();
        }
    }

    private void Pass()
    {
        var timestamp = _real.GetTimestamp();
        var elapsed = _real.GetElapsedTime(_realTimestamp, timestamp);
        _realTimestamp = timestamp;
        if (_works > 0)
        {
            var before = Counted(_worked);
            _worked += elapsed;
            _wanted += (Counted(_worked) - before) * Math.Min(1, _pace.Current);
        }
        else
        {
            _wanted += elapsed * _pace.Current;
        }
    }

    private void Reach() => _now = Max(_now, Min(_wanted, NextDue() ?? TimeSpan.MaxValue));

    private TimeSpan? NextDue()
    {
        while (_timers.TryPeek(out var timer, out var place))
        {
            if (timer.QueueOrder == place.Order)
            {
                return place.Due;
            }

            _timers.Dequeue();
        }

        return null;
    }

    /// <summary>Lets what is due go off, one after the other.</summary>
    private void Ring()
    {
        long round;
        lock (_gate)
        {
            if (_ringingSince is { } since && _real.GetElapsedTime(since) < LongestCallback)
            {
                return;
            }

            round = ++_rounds;
            Resume();
        }

        while (Next(round) is { } timer)
        {
            timer.InvokeCallback();
        }
    }

    private RehearsalTimer? Next(long round)
    {
        lock (_gate)
        {
            if (round != _rounds || _disposed)
            {
                return null;
            }

            Resume();
            if (NextDue() is not { } due || due > _now)
            {
                SetAlarm();
                return null;
            }

            _pace.RecordLag(_wanted - due);
            _wanted = Min(_wanted, _now + MostLag);
            var timer = _timers.Dequeue();
            timer.QueueOrder = 0;
            if (timer.Period > TimeSpan.Zero)
            {
                Enqueue(timer, due + timer.Period);
            }

            _ringingSince = _real.GetTimestamp();
            _alarm.Change(LongestCallback, Timeout.InfiniteTimeSpan);
            return timer;
        }
    }

    /// <summary>The callback before, if there was one, has returned, or taken too long: of the time that it took only a little is made up for.</summary>
    private void Resume()
    {
        if (_ringingSince is null)
        {
            Run();
            return;
        }

        _ringingSince = null;
        Pass();
        _wanted = Min(_wanted, _now + MostLag);
        Reach();
    }

    private void SetAlarm()
    {
        if (_ringingSince is not null || _disposed)
        {
            return;
        }

        if (NextDue() is not { } due)
        {
            return;
        }

        var wait = (due - _wanted) / (_works > 0 ? Math.Min(1, _pace.Current) : _pace.Current);
        if (_works > 0 && wait > TimeSpan.Zero && wait > MaxRealTimeWork - _worked)
        {
            wait = Max(wait, MaxHold - _worked);
        }

        // Whole milliseconds upwards: the system's timers drop fractions.
        _alarm.Change(TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(wait.TotalMilliseconds), 0, int.MaxValue)), Timeout.InfiniteTimeSpan);
    }

    private static TimeSpan Counted(TimeSpan worked) =>
        Min(worked, MaxRealTimeWork) + Max(worked - MaxHold, TimeSpan.Zero);

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
