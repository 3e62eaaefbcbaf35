using Concierge.Bench.Micro;

namespace Concierge.Bench.Tests;

/// <summary>The frame path allocates nothing once it is warm, in either direction.</summary>
public sealed class FrameAllocationTests
{
    private const int Frames = 2000;

    [Fact]
    public void CalleeFrame_AllocatesNothing()
    {
        using var path = new FramePath();

        MeasureMinAllocation(path.HandleCalleeFrame, 1).ShouldBe(0);

        path.BytesSent.ShouldBeGreaterThan(Frames * 216L);
    }

    [Fact]
    public void AgentDelta_WithItsMark_AllocatesNothing()
    {
        using var path = new FramePath();

        MeasureMinAllocation(path.HandleAgentDelta, 1).ShouldBe(0);

        path.BytesSent.ShouldBeGreaterThan(Frames * 1064L);
    }

    [Fact]
    public void FramePath_WhileBothSidesSpeak_AllocatesNothing()
    {
        using var path = new FramePath();

        MeasureMinAllocation(
            () =>
            {
                for (var frame = 0; frame < 5; frame++)
                {
                    path.HandleCalleeFrame();
                }

                path.HandleAgentDelta();
            },
            6).ShouldBe(0);
    }

    // The minimum of several rounds: a queue may grow, and a collection may empty a pool, in one of them.
    private static long MeasureMinAllocation(Action step, int framesInStep)
    {
        var min = long.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var frame = 0; frame < Frames; frame += framesInStep)
            {
                step();
            }

            min = Math.Min(min, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return min;
    }
}
