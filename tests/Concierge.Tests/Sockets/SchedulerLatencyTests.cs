using System.Globalization;
using Concierge.Media.Tuning;

namespace Concierge.Tests.Sockets;

/// <summary>What the scheduler is asked for.</summary>
public sealed class SchedulerLatencyTests
{
    [SkippableFact]
    public void A_thread_that_waits_for_sockets_asks_for_the_shortest_slice()
    {
        Skip.If(Slice() is null || Environment.OSVersion.Version < new Version(6, 12), "The kernel has no slices to ask for.");
        long? asked = null;
        long? started = null;
        var waiting = new Thread(() =>
        {
            SchedulerLatency.RequestShortSlice();
            asked = Slice();
            var other = new Thread(() => started = Slice());
            other.Start();
            other.Join();
        });
        waiting.Start();
        waiting.Join();

        asked.ShouldBe(100_000);
        started.ShouldNotBe(100_000, "a thread that it starts has the default slice");
    }

    [SkippableFact]
    public async Task A_worker_of_the_pool_does_not()
    {
        Skip.If(Slice() is null, "The kernel does not tell.");

        var (before, after) = await Task.Run(() =>
        {
            var usual = Slice();
            SchedulerLatency.RequestShortSlice();
            return (usual, Slice());
        });

        after.ShouldBe(before);
    }

    // Nanoseconds.
    private static long? Slice()
    {
        const string Threads = "/proc/thread-self/sched";
        return File.Exists(Threads) && File.ReadLines(Threads).FirstOrDefault(line => line.StartsWith("se.slice", StringComparison.Ordinal)) is { } line
            ? long.Parse(line.Split(':')[1], CultureInfo.InvariantCulture)
            : null;
    }
}
