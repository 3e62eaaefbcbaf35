using System.Globalization;
using Concierge.Media.Tuning;

namespace Concierge.Tests.Media.Transport;

/// <summary>Which threads request a short time slice from the scheduler.</summary>
public sealed class SchedulerLatencyTests
{
    [SkippableFact]
    public void A_thread_outside_the_pool_gets_the_shortest_slice()
    {
        Skip.If(ReadSlice() is null || Environment.OSVersion.Version < new Version(6, 12), "This kernel has no time slices to request.");
        long? requested = null;
        long? sliceOfStartedThread = null;
        var socketThread = new Thread(() =>
        {
            SchedulerLatency.RequestShortSlice();
            requested = ReadSlice();
            var other = new Thread(() => sliceOfStartedThread = ReadSlice());
            other.Start();
            other.Join();
        });
        socketThread.Start();
        socketThread.Join();

        requested.ShouldBe(100_000);
        sliceOfStartedThread.ShouldNotBe(100_000, "a thread that it starts has the default slice");
    }

    [SkippableFact]
    public async Task A_pool_thread_keeps_its_slice()
    {
        Skip.If(ReadSlice() is null, "This kernel does not report time slices.");

        var (before, after) = await Task.Run(() =>
        {
            var initial = ReadSlice();
            SchedulerLatency.RequestShortSlice();
            return (initial, ReadSlice());
        });

        after.ShouldBe(before);
    }

    // In nanoseconds; null if the kernel does not report it.
    private static long? ReadSlice()
    {
        const string SchedulerFile = "/proc/thread-self/sched";
        return File.Exists(SchedulerFile)
            && File.ReadLines(SchedulerFile).FirstOrDefault(line => line.StartsWith("se.slice", StringComparison.Ordinal)) is { } line
            ? long.Parse(line.Split(':')[1], CultureInfo.InvariantCulture)
            : null;
    }
}
