using Concierge.Rehearsal.Clock;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Rehearsal.Tests.Clock;

public sealed class RehearsalClockTests
{
    private readonly FakeTimeProvider _real = new(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Date_and_timestamp_run_faster_from_the_start_of_the_clock()
    {
        using RehearsalClock clock = new(20, _real);
        long start = clock.GetTimestamp();

        _real.Advance(TimeSpan.FromSeconds(3));

        clock.GetUtcNow().ShouldBe(new DateTimeOffset(2026, 7, 1, 12, 1, 0, TimeSpan.Zero));
        clock.GetElapsedTime(start).ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_delay_is_shorter_by_the_speed_of_the_clock()
    {
        using RehearsalClock clock = new(10, _real);
        Task delay = Task.Delay(TimeSpan.FromSeconds(10), clock);

        _real.Advance(TimeSpan.FromMilliseconds(999));
        delay.IsCompleted.ShouldBeFalse();

        _real.Advance(TimeSpan.FromMilliseconds(1));
        await delay;
    }

    [Fact]
    public void A_timer_fires_at_its_due_time_and_can_be_changed_and_stopped()
    {
        using RehearsalClock clock = new(20, _real);
        long start = clock.GetTimestamp();
        List<double> fired = [];
        using ITimer timer = clock.CreateTimer(
            _ => fired.Add(clock.GetElapsedTime(start).TotalMilliseconds), null, TimeSpan.FromMilliseconds(30), TimeSpan.FromMilliseconds(40));
        _real.Advance(TimeSpan.FromMilliseconds(1.4));
        fired.ShouldBeEmpty();
        for (int i = 0; i < 100; i++)
        {
            _real.Advance(TimeSpan.FromMilliseconds(0.1));
        }

        fired.ShouldBe([30, 70, 110, 150, 190]);

        timer.Change(TimeSpan.FromMilliseconds(100), Timeout.InfiniteTimeSpan).ShouldBeTrue();
        _real.Advance(TimeSpan.FromMinutes(1));
        fired.Count.ShouldBe(6);

        timer.Change(TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(100));
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _real.Advance(TimeSpan.FromMinutes(1));
        timer.Dispose();
        timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan).ShouldBeFalse();
        _real.Advance(TimeSpan.FromMinutes(1));
        fired.Count.ShouldBe(6);
    }

    [Fact]
    public void A_late_timer_stops_time_at_its_due_time_and_time_catches_up_by_one_frame_at_most()
    {
        LateTimeProvider real = new();
        using RehearsalClock clock = new(10, real);
        long start = clock.GetTimestamp();
        List<double> fired = [];
        using ITimer timer = clock.CreateTimer(
            _ => fired.Add(clock.GetElapsedTime(start).TotalMilliseconds), null, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(20));

        real.Advance(TimeSpan.FromMilliseconds(500));
        clock.GetElapsedTime(start).ShouldBe(TimeSpan.FromMilliseconds(20));
        fired.ShouldBeEmpty();

        real.FireTimer();
        fired.ShouldBe([20, 40]);
        clock.GetElapsedTime(start).ShouldBe(TimeSpan.FromMilliseconds(40));
    }

    [Fact]
    public void The_clock_slows_down_while_timers_are_late_and_speeds_up_again_after()
    {
        LateTimeProvider real = new();
        using RehearsalClock clock = new(16, real);
        using ITimer frames = clock.CreateTimer(_ => { }, null, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(20));
        for (int i = 0; i < 10; i++)
        {
            real.Advance(TimeSpan.FromMilliseconds(40));
            real.FireTimer();
        }

        double late = clock.Speed;
        late.ShouldBeInRange(1, 8);

        for (int i = 0; i < 1000; i++)
        {
            real.Advance(TimeSpan.FromMilliseconds(1.25));
            real.FireTimer();
        }

        clock.Speed.ShouldBe(16);
    }

    [Fact]
    public void Time_stops_while_a_callback_runs()
    {
        using RehearsalClock clock = new(10, _real);
        long start = clock.GetTimestamp();
        TimeSpan before = default, after = default;
        using ITimer timer = clock.CreateTimer(
            _ =>
            {
                before = clock.GetElapsedTime(start);
                _real.Advance(TimeSpan.FromSeconds(1));
                after = clock.GetElapsedTime(start);
            },
            null,
            TimeSpan.FromMilliseconds(100),
            Timeout.InfiniteTimeSpan);

        _real.Advance(TimeSpan.FromMilliseconds(10));

        before.ShouldBe(TimeSpan.FromMilliseconds(100));
        after.ShouldBe(before);
        clock.GetElapsedTime(start).ShouldBe(TimeSpan.FromMilliseconds(120));
    }

    [Fact]
    public void A_callback_that_never_returns_does_not_stop_the_clock()
    {
        LateTimeProvider real = new();
        using RehearsalClock clock = new(10, real);
        bool second = false;
        using ITimer stuck = clock.CreateTimer(
            _ =>
            {
                real.Advance(TimeSpan.FromSeconds(3));
                real.FireTimer();
                second.ShouldBeTrue();
            },
            null,
            TimeSpan.FromMilliseconds(100),
            Timeout.InfiniteTimeSpan);
        using ITimer next = clock.CreateTimer(_ => second = true, null, TimeSpan.FromMilliseconds(110), Timeout.InfiniteTimeSpan);

        real.Advance(TimeSpan.FromMilliseconds(10));
        real.FireTimer();

        second.ShouldBeTrue();
    }

    [Fact]
    public void Time_stops_after_the_maximum_of_real_time_while_the_clock_is_held()
    {
        using RehearsalClock clock = new(16, _real);
        long start = clock.GetTimestamp();
        bool fired = false;
        using ITimer timer = clock.CreateTimer(_ => fired = true, null, TimeSpan.FromMilliseconds(400), Timeout.InfiniteTimeSpan);

        IDisposable first = clock.Pause();
        _real.Advance(TimeSpan.FromMilliseconds(100));
        clock.GetElapsedTime(start).ShouldBe(TimeSpan.FromMilliseconds(100));

        IDisposable second = clock.Pause();
        _real.Advance(TimeSpan.FromSeconds(5));
        clock.GetElapsedTime(start).ShouldBe(RehearsalClock.MaxRealTimeWork);

        first.Dispose();
        first.Dispose();
        _real.Advance(TimeSpan.FromSeconds(5));
        clock.GetElapsedTime(start).ShouldBe(RehearsalClock.MaxRealTimeWork);
        fired.ShouldBeFalse();

        second.Dispose();
        clock.GetElapsedTime(start).ShouldBe(RehearsalClock.MaxRealTimeWork);
        _real.Advance(TimeSpan.FromMilliseconds(16));
        fired.ShouldBeTrue();
        clock.GetElapsedTime(start).ShouldBe(RehearsalClock.MaxRealTimeWork + TimeSpan.FromMilliseconds(16 * 16));
    }

    [Fact]
    public void A_timer_that_is_due_while_the_clock_is_held_fires()
    {
        using RehearsalClock clock = new(16, _real);
        using IDisposable work = clock.Pause();
        _real.Advance(TimeSpan.FromSeconds(1));
        bool fired = false;
        using ITimer timer = clock.CreateTimer(_ => fired = true, null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        _real.Advance(TimeSpan.FromMilliseconds(1));

        fired.ShouldBeTrue();
    }

    [Fact]
    public void A_hold_that_is_never_released_does_not_stop_the_clock()
    {
        using RehearsalClock clock = new(16, _real);
        bool fired = false;
        using ITimer timer = clock.CreateTimer(_ => fired = true, null, TimeSpan.FromMilliseconds(400), Timeout.InfiniteTimeSpan);
        using IDisposable forgotten = clock.Pause();

        _real.Advance(RehearsalClock.MaxPause);
        fired.ShouldBeFalse();

        _real.Advance(TimeSpan.FromMilliseconds(300));
        fired.ShouldBeTrue();
    }

    [Fact]
    public void A_disposed_clock_fires_no_timer()
    {
        RehearsalClock clock = new(10, _real);
        bool fired = false;
        using ITimer timer = clock.CreateTimer(_ => fired = true, null, TimeSpan.FromMilliseconds(100), Timeout.InfiniteTimeSpan);

        clock.Dispose();
        _real.Advance(TimeSpan.FromSeconds(1));
        timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan).ShouldBeFalse();
        _real.Advance(TimeSpan.FromSeconds(1));

        fired.ShouldBeFalse();
    }

    [Fact]
    public async Task On_the_system_clock_no_timer_is_early()
    {
        using RehearsalClock clock = new(20);
        for (int milliseconds = 1; milliseconds < 200; milliseconds += 7)
        {
            TimeSpan wanted = TimeSpan.FromMilliseconds(milliseconds);
            long start = clock.GetTimestamp();
            await Task.Delay(wanted, clock);
            clock.GetElapsedTime(start).ShouldBeGreaterThanOrEqualTo(wanted);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void An_invalid_speed_is_refused(double speed) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new RehearsalClock(speed));
}
