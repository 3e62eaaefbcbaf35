using Concierge.Bench.Micro;

namespace Concierge.Bench.Tests;

/// <summary>The frame path allocates nothing once it is warm, whatever direction a frame takes.</summary>
public sealed class FrameAllocationTests
{
    private const int Frames = 2000;

    [Fact]
    public void Nothing_is_allocated_for_a_frame_of_the_callee()
    {
        using var path = new FramePath();

        LeastAllocated(path.CalleeFrame, 1).ShouldBe(0);

        path.Sent.ShouldBeGreaterThan(Frames * 216L);
    }

    [Fact]
    public void Nothing_is_allocated_for_a_delta_of_the_agent_and_its_mark()
    {
        using var path = new FramePath();

        LeastAllocated(path.AgentDelta, 1).ShouldBe(0);

        path.Sent.ShouldBeGreaterThan(Frames * 1064L);
    }

    [Fact]
    public void Nothing_is_allocated_while_both_speak()
    {
        using var path = new FramePath();

        LeastAllocated(
            () =>
            {
                for (var frame = 0; frame < 5; frame++)
                {
                    path.CalleeFrame();
                }

                path.AgentDelta();
            },
            6).ShouldBe(0);
    }

    // A queue may grow once more, a pool may have been emptied by a collection: what every round allocates is what the path allocates.
    private static long LeastAllocated(Action step, int framesInStep)
    {
        var least = long.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var frame = 0; frame < Frames; frame += framesInStep)
            {
                step();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
