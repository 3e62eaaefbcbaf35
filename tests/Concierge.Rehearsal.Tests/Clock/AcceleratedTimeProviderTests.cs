using Concierge.Rehearsal.Clock;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Rehearsal.Tests.Clock;

public sealed class AcceleratedTimeProviderTests
{
    private readonly FakeTimeProvider _real = new(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Date_and_timestamp_run_faster_from_the_moment_it_is_made()
    {
        AcceleratedTimeProvider clock = new(20, _real);
        long start = clock.GetTimestamp();

        _real.Advance(TimeSpan.FromSeconds(3));

        clock.GetUtcNow().ShouldBe(new DateTimeOffset(2026, 7, 1, 12, 1, 0, TimeSpan.Zero));
        clock.GetElapsedTime(start).ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_delay_takes_the_same_share_less()
    {
        AcceleratedTimeProvider clock = new(10, _real);
        Task delay = Task.Delay(TimeSpan.FromSeconds(10), clock);

        _real.Advance(TimeSpan.FromMilliseconds(999));
        delay.IsCompleted.ShouldBeFalse();

        _real.Advance(TimeSpan.FromMilliseconds(1));
        await delay;
    }

    [Fact]
    public void A_timer_is_never_early_and_can_be_changed_and_stopped()
    {
        AcceleratedTimeProvider clock = new(20, _real);
        int fired = 0;
        using ITimer timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromMilliseconds(30), TimeSpan.FromMilliseconds(40));
        _real.Advance(TimeSpan.FromMilliseconds(1.9));
        fired.ShouldBe(0);
        _real.Advance(TimeSpan.FromMilliseconds(0.1));
        fired.ShouldBe(1);
        _real.Advance(TimeSpan.FromMilliseconds(2));
        fired.ShouldBe(2);

        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _real.Advance(TimeSpan.FromMinutes(1));
        fired.ShouldBe(2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_factor_that_is_no_speed_is_refused(double factor) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new AcceleratedTimeProvider(factor));
}
