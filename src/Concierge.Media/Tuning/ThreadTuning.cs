using System.Globalization;

namespace Concierge.Media.Tuning;

/// <summary>
/// Gives the threads of this process their place at the scheduler: those that wait for sockets, and handle the audio, a short time slice
/// (<see cref="SchedulerLatency"/>), and the one that recompiles hot methods a lower priority (<see cref="TieredCompilationThread"/>).
/// </summary>
internal static class ThreadTuning
{
    // The runtime names its threads; the kernel truncates ".NET Tiered Compilation Worker" to 15 characters.
    private const string SocketThread = ".NET Sockets";
    private const string CompilationThread = ".NET Tiered Com";
    private const string ThreadsDirectory = "/proc/self/task";

    /// <summary>
    /// Tunes the threads that exist now. The runtime stops and recreates the compiler's thread, so this is repeated while there are calls. It lists
    /// all threads, which takes about half a millisecond. If the system cannot list threads, it does nothing.
    /// </summary>
    public static void Apply()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        IEnumerable<string> threads;
        try
        {
            threads = Directory.GetDirectories(ThreadsDirectory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // This system does not list them.
            return;
        }

        foreach (var thread in threads)
        {
            try
            {
                Apply(int.Parse(Path.GetFileName(thread), CultureInfo.InvariantCulture), File.ReadAllText($"{thread}/comm"));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // This thread has ended since it was listed.
            }
        }
    }

    private static void Apply(int thread, string name)
    {
        if (name.StartsWith(SocketThread, StringComparison.Ordinal))
        {
            SchedulerLatency.RequestShortSlice(thread);
        }
        else if (name.StartsWith(CompilationThread, StringComparison.Ordinal))
        {
            TieredCompilationThread.LowerPriority(thread);
        }
    }
}
