using System.Globalization;
using Concierge.Media.Tuning;

namespace Concierge.Tests.Media.Transport;

/// <summary>Only the runtime's tiered compilation thread gets a lower priority.</summary>
public sealed class TieredCompilationThreadTests
{
    // Field 19 of /proc/PID/stat. It is the 17th after the name, which may contain spaces.
    private const int NiceField = 16;

    [SkippableFact]
    public async Task Only_the_priority_of_the_tiered_compilation_thread_is_lowered()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Threads are listed in /proc.");
        var otherThreads = Threads().Where(thread => !thread.IsCompiler).ToList();
        var lower = Math.Min(otherThreads.Min(thread => thread.Nice) + 10, 19);

        await Until.TrueAsync(
            () =>
            {
                TieredCompilationThread.LowerPriority();
                return Threads().Any(thread => thread is { IsCompiler: true } && thread.Nice == lower);
            },
            "a compilation thread with lower priority");

        Threads().Where(thread => otherThreads.Exists(before => before.Id == thread.Id))
            .ShouldAllBe(thread => otherThreads.Exists(before => before.Id == thread.Id && before.Nice == thread.Nice));
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
