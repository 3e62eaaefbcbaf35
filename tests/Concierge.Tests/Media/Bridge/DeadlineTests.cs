using Concierge.Media.Bridge;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Media.Bridge;

public sealed class DeadlineTests : IAsyncDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _time = new();
    private readonly Deadline _deadline;
    private int _callbacks;

    public DeadlineTests() => _deadline = new Deadline(_time, () => _callbacks++);

    [Fact]
    public void TryTake_WhenDue_IsTrueOnce()
    {
        _deadline.Start(Second);
        _time.Advance(Second - TimeSpan.FromTicks(1));
        _callbacks.ShouldBe(0);

        _time.Advance(TimeSpan.FromTicks(1));

        _callbacks.ShouldBe(1);
        _deadline.TryTake().ShouldBeTrue();
        _deadline.TryTake().ShouldBeFalse();
        _deadline.IsRunning.ShouldBeFalse();
    }

    [Fact]
    public void TryTake_StoppedAfterTheTimerFired_IsFalse()
    {
        _deadline.Start(Second);
        _time.Advance(Second);

        _deadline.Stop();

        _deadline.TryTake().ShouldBeFalse();
    }

    [Fact]
    public void TryTake_MovedAfterTheTimerFired_IsFalseUntilTheNewTime()
    {
        _deadline.Start(Second);
        _time.Advance(Second);

        _deadline.Start(Second);

        _deadline.TryTake().ShouldBeFalse();
        _deadline.IsRunning.ShouldBeTrue();
        _time.Advance(Second);
        _callbacks.ShouldBe(2);
        _deadline.TryTake().ShouldBeTrue();
    }

    [Fact]
    public void TryTake_BeforeTheTime_KeepsTheDeadline()
    {
        _deadline.Start(Second);
        _time.Advance(Second / 2);

        _deadline.TryTake().ShouldBeFalse();
        _time.Advance(Second / 2);

        _callbacks.ShouldBe(1);
        _deadline.TryTake().ShouldBeTrue();
    }

    [Fact]
    public void Start_WithZero_IsDueAtOnce()
    {
        _deadline.Start(TimeSpan.Zero);

        _deadline.TryTake().ShouldBeTrue();
    }

    public ValueTask DisposeAsync() => _deadline.DisposeAsync();
}
