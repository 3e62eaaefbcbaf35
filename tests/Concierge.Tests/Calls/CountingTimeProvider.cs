using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Calls;

/// <summary>A fake clock that counts the active timers.</summary>
internal sealed class CountingTimeProvider(DateTimeOffset start) : FakeTimeProvider(start)
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    // How many callbacks of timers this thread is in.
    [ThreadStatic]
    private static int _callbacks;

    private readonly ConcurrentDictionary<TimeSpan, int> _active = new();
    private readonly ConcurrentDictionary<TimeSpan, int> _begun = new();
    private readonly ConcurrentDictionary<TimeSpan, bool> _fired = new();
    private int _timers;

    public int ActiveTimers => Volatile.Read(ref _timers);

    /// <summary>Whether a timer with this due time is active.</summary>
    /// <remarks>It has begun to run: who sees it can advance the clock, and it fires.</remarks>
    public bool IsTimerActive(TimeSpan dueTime) => _active.GetValueOrDefault(dueTime) > 0;

    /// <summary>Whether no timer with this due time is active, or is just being started: who must not let it fire may advance the clock.</summary>
    public bool IsTimerAbsent(TimeSpan dueTime) => _begun.GetValueOrDefault(dueTime) == 0;

    /// <summary>Whether a timer with this due time has ever fired.</summary>
    public bool HasTimerFired(TimeSpan dueTime) => _fired.ContainsKey(dueTime);

    /// <summary>Advances the clock, and returns when the timers that are due by then have fired.</summary>
    public new void Advance(TimeSpan by)
    {
        base.Advance(by);
        if (_callbacks > 0)
        {
            return;
        }

        // While another thread starts a timer, the base class leaves the due timers to that thread and returns at once.
        // A timer that is due now is the last of them.
        using var fired = new ManualResetEventSlim();
        using var last = base.CreateTimer(_ => fired.Set(), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        if (!fired.Wait(MaxWait))
        {
            throw new TimeoutException("A timer's callback does not return.");
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _begun.AddOrUpdate(dueTime, 1, (_, count) => count + 1);
        var timer = base.CreateTimer(Fire, state, dueTime, period);
        Interlocked.Increment(ref _timers);
        _active.AddOrUpdate(dueTime, 1, (_, count) => count + 1);
        return new Counted(timer, Release);

        void Fire(object? timerState)
        {
            _fired[dueTime] = true;
            _callbacks++;
            try
            {
                callback(timerState);
            }
            finally
            {
                _callbacks--;
            }
        }

        void Release()
        {
            Interlocked.Decrement(ref _timers);
            _active.AddOrUpdate(dueTime, 0, (_, count) => count - 1);
            _begun.AddOrUpdate(dueTime, 0, (_, count) => count - 1);
        }
    }

    private sealed class Counted(ITimer timer, Action released) : ITimer
    {
        private int _released;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            Release();
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Release();
            return timer.DisposeAsync();
        }

        private void Release()
        {
            if (Interlocked.Exchange(ref _released, 1) == 0)
            {
                released();
            }
        }
    }
}
