using System.Globalization;
using System.Runtime.InteropServices;

namespace Concierge.Media.Tuning;

/// <summary>
/// The runtime's own thread that compiles once more what has proved to be hot. It works for milliseconds at a time, and to the
/// scheduler it is as good as any: what comes from a socket meanwhile waits for its turn. Its priority is lowered beneath the
/// program's own (setpriority(2); anybody may lower): it has the processor when nothing else wants it, and still a tenth of one that is never idle.
/// </summary>
internal static partial class CompilerThread
{
    // What it is called, as far as the kernel keeps it: ".NET Tiered Compilation Worker".
    private const string Name = ".NET Tiered Com";
    private const string Threads = "/proc/self/task";
    private const int Beneath = 10;
    private const int Lowest = 19;
    private const int OneThread = 0;
    private const int ThisThread = 0;
    private const long LeastPauseMs = 1000;

    private static long _lastMs = -LeastPauseMs;

    /// <summary>
    /// Lowers its priority. It comes and goes with its work, so this is asked for again and again: with each call and each turn,
    /// of which one a second is enough. Not to be called where audio waits: the threads are looked through, for half a millisecond.
    /// Where threads cannot be listed, nothing changes.
    /// </summary>
    public static void StandBack()
    {
        var (now, last) = (Environment.TickCount64, Volatile.Read(ref _lastMs));
        if (!OperatingSystem.IsLinux() || now - last < LeastPauseMs || Interlocked.CompareExchange(ref _lastMs, now, last) != last)
        {
            return;
        }

        // The program itself may have been started with a lower priority.
        var nice = Math.Min(GetPriority(OneThread, ThisThread) + Beneath, Lowest);
        try
        {
            foreach (var thread in Directory.EnumerateDirectories(Threads))
            {
                if (File.ReadAllText($"{thread}/comm").StartsWith(Name, StringComparison.Ordinal))
                {
                    _ = SetPriority(OneThread, int.Parse(Path.GetFileName(thread), CultureInfo.InvariantCulture), nice);
                }
            }
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // A thread that ends while they are listed: the next turn asks again.
        }
    }

    [LibraryImport("libc", EntryPoint = "getpriority")]
    private static partial int GetPriority(int which, int who);

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int nice);
}
