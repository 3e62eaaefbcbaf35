using System.Globalization;
using Concierge.Media.Tuning;

namespace Concierge.Tests.Sockets;

/// <summary>Which threads of this process have a lower priority.</summary>
public sealed class TieredCompilationThreadTests
{
    // Field 19 of /proc/PID/stat; the 17th after the name, which may hold blanks.
    private const int NiceField = 16;

    [SkippableFact]
    public async Task The_compilers_priority_is_lowered_and_nobody_elses()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Threads are listed in /proc.");
        var usual = Threads().Where(thread => !thread.IsCompiler).ToList();
        var lower = Math.Min(usual.Min(thread => thread.Nice) + 10, 19);

        await Until.TrueAsync(
            () =>
            {
                TieredCompilationThread.LowerPriority();
                return Threads().Any(thread => thread is { IsCompiler: true } && thread.Nice == lower);
            },
            "a compiler of lower priority");

        Threads().Where(thread => usual.Exists(before => before.Id == thread.Id)).ShouldAllBe(thread => usual.Exists(before => before.Id == thread.Id && before.Nice == thread.Nice));
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
                // It has ended meanwhile.
            }
        }

        return threads;
    }
}
