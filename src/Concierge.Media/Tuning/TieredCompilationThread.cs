using System.Globalization;
using System.Runtime.InteropServices;

namespace Concierge.Media.Tuning;

/// <summary>
/// Lowers the priority of the runtime's tiered-compilation thread, which recompiles hot methods. That thread runs for milliseconds at a
/// time with normal priority and can delay the audio threads. With a lower priority (setpriority(2), which needs no privilege) it runs
/// when a processor is idle, and still gets about a tenth of a busy processor.
/// </summary>
internal static partial class TieredCompilationThread
{
    // ".NET Tiered Compilation Worker", truncated by the kernel to 15 characters.
    private const string Name = ".NET Tiered Com";
    private const string ThreadsDirectory = "/proc/self/task";
    private const int NiceIncrement = 10;
    private const int MaxNice = 19;
    private const int PriorityProcess = 0;
    private const int ThisThread = 0;
    private const long MinIntervalMs = 1000;

    private static long _lastMs = -MinIntervalMs;

    /// <summary>
    /// Lowers the priority of the thread. The runtime stops and recreates it, so this method is called with each call and each turn; it acts at
    /// most once per second. It lists all threads, which takes about half a millisecond: do not call it on the audio path.
    /// If the system cannot list threads, it does nothing.
    /// </summary>
    public static void LowerPriority()
    {
        // Real time, not the injected clock: the limit protects the processor of this machine, also in a rehearsal that runs faster.
        var (now, last) = (Environment.TickCount64, Volatile.Read(ref _lastMs));
        if (!OperatingSystem.IsLinux() || now - last < MinIntervalMs || Interlocked.CompareExchange(ref _lastMs, now, last) != last)
        {
            return;
        }

        // Relative to the process, which may itself have been started with a lower priority.
        var nice = Math.Min(GetPriority(PriorityProcess, ThisThread) + NiceIncrement, MaxNice);
        try
        {
            foreach (var thread in Directory.EnumerateDirectories(ThreadsDirectory))
            {
                if (File.ReadAllText($"{thread}/comm").StartsWith(Name, StringComparison.Ordinal))
                {
                    _ = SetPriority(PriorityProcess, int.Parse(Path.GetFileName(thread), CultureInfo.InvariantCulture), nice);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A thread ended during the enumeration: the next call tries again.
        }
    }

    [LibraryImport("libc", EntryPoint = "getpriority")]
    private static partial int GetPriority(int which, int who);

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int nice);
}
