using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Calls;

/// <summary>A test's clock that knows how many timers are still held.</summary>
internal sealed class CountingTimeProvider(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly ConcurrentDictionary<TimeSpan, int> _held = new();
    private readonly ConcurrentDictionary<TimeSpan, bool> _fired = new();
    private int _timers;

    public int Timers => Volatile.Read(ref _timers);

    /// <summary>Whether something waits that gives up after so long.</summary>
    public bool IsHeld(TimeSpan dueTime) => _held.GetValueOrDefault(dueTime) > 0;

    /// <summary>Whether the clock was ever moved past the end of something that gives up after so long.</summary>
    public bool HasFired(TimeSpan dueTime) => _fired.ContainsKey(dueTime);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _timers);
        _held.AddOrUpdate(dueTime, 1, (_, count) => count + 1);
        return new Counted(base.CreateTimer(Fire, state, dueTime, period), Release);

        void Fire(object? given)
        {
            _fired[dueTime] = true;
            callback(given);
        }

        void Release()
        {
            Interlocked.Decrement(ref _timers);
            _held.AddOrUpdate(dueTime, 0, (_, count) => count - 1);
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
