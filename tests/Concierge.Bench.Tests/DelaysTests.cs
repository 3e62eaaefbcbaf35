using Concierge.Bench.Measures;
using Concierge.Bench.Wire;

namespace Concierge.Bench.Tests;

public sealed class DelaysTests
{
    [Fact]
    public void Milliseconds_IsAMeasuredDelay()
    {
        var delays = new Delays();
        foreach (var milliseconds in Enumerable.Range(1, 1000).Reverse())
        {
            delays.Add(milliseconds * EventLoop.Millisecond);
        }

        delays.GetPercentileMilliseconds(500).ShouldBe(500);
        delays.GetPercentileMilliseconds(990).ShouldBe(990);
        delays.GetPercentileMilliseconds(999).ShouldBe(999);
    }

    [Fact]
    public void Milliseconds_WithoutDelays_IsNaN() => new Delays().GetPercentileMilliseconds(500).ShouldBe(double.NaN);
}
