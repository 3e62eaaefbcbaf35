using System.Globalization;
using Concierge.Media.Tuning;
using Concierge.Tests.Media.Transport;

namespace Concierge.Tests.Media.Tuning;

/// <summary>Which threads get a short time slice, and which a lower priority.</summary>
public sealed class ThreadTuningTests
{
    // Field 19 of /proc/PID/stat. It is the 17th after the name, which may contain spaces.
    private const int NiceField = 16;
    private const int ShortSlice = 100_000;
    private const int Attempts = 100;

    [SkippableFact]
    public void A_thread_that_waits_for_sockets_gets_the_shortest_slice()
    {
        SkipWithoutSlices();

        var (slice, sliceOfStartedThread) = ReadSlices(".NET Sockets");

        slice.ShouldBe(ShortSlice);
        sliceOfStartedThread.ShouldNotBe(ShortSlice, "a thread that it starts has the default slice");
    }

    [SkippableFact]
    public void Another_thread_keeps_its_slice()
    {
        SkipWithoutSlices();

        ReadSlices("Another").Slice.ShouldNotBe(ShortSlice);
    }

    [SkippableFact]
    public async Task Only_the_priority_of_the_tiered_compilation_thread_is_lowered()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Threads are listed in /proc.");
        var otherThreads = Threads().Where(thread => !thread.IsCompiler).ToList();
        var lower = Math.Min(otherThreads.Min(thread => thread.Nice) + 10, 19);

        await Until.TrueAsync(
            () =>
            {
                ThreadTuning.Apply();
                return Threads().Any(thread => thread is { IsCompiler: true } && thread.Nice == lower);
            },
            "a compilation thread with lower priority");

        Threads().Where(thread => otherThreads.Exists(before => before.Id == thread.Id))
            .ShouldAllBe(thread => otherThreads.Exists(before => before.Id == thread.Id && before.Nice == thread.Nice));
    }

    [Fact]
    public void Switched_off_no_connection_is_tuned()
    {
        using var sockets = new ConnectedSockets();

        new ProcessTuning(isEnabled: false).GetTunable(sockets.Near).ShouldBeNull();
        new ProcessTuning(isEnabled: true).GetTunable(sockets.Near).ShouldBeSameAs(sockets.Near);
    }

    private static void SkipWithoutSlices() =>
        Skip.If(ReadSlice() is null || Environment.OSVersion.Version < new Version(6, 12), "This kernel has no time slices to request.");

    // The slices of a thread with this name, and of one that it starts.
    private static (long? Slice, long? SliceOfStartedThread) ReadSlices(string name)
    {
        long? slice = null;
        long? started = null;
        var thread = new Thread(() =>
        {
            // The system may leave a thread out of its list while others end, as those of other tests do.
            for (var attempt = 0; attempt < Attempts && slice is not ShortSlice; attempt++)
            {
                ThreadTuning.Apply();
                slice = ReadSlice();
            }

            var other = new Thread(() => started = ReadSlice());
            other.Start();
            other.Join();
        })
        {
            Name = name,
        };
        thread.Start();
        thread.Join();
        return (slice, started);
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

    private static List<(string Id, bool IsCompiler, int Nice)> Threads()
    {
        List<(string, bool, int)> threads = [];
        foreach (var folder in Directory.EnumerateDirectories("/proc/self/task"))
        {
            try
            {
                var stat = File.ReadAllText($"{folder}/stat");
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                threads.Add((Path.GetFileName(folder), stat.Contains("(.NET Tiered Com", StringComparison.Ordinal), int.Parse(fields[NiceField], CultureInfo.InvariantCulture)));
            }
            catch (IOException)
            {
                // The thread has ended.
            }
        }

        return threads;
    }
}
