using System.Runtime.InteropServices;

namespace Concierge.Media.Tuning;

/// <summary>
/// Lowers the priority of the runtime's tiered-compilation thread, which recompiles hot methods. That thread runs for milliseconds at a
/// time with normal priority and can delay the audio threads. With a lower priority (setpriority(2), which needs no privilege) it runs
/// when a processor is idle, and still gets about a tenth of a busy processor.
/// </summary>
internal static partial class TieredCompilationThread
{
    private const int NiceIncrement = 10;
    private const int MaxNice = 19;
    private const int PriorityProcess = 0;

    /// <summary>Lowers the priority of a thread to ten steps below that of the process, which may itself have been started with a lower one.</summary>
    /// <param name="thread">The thread's number in the system.</param>
    public static void LowerPriority(int thread) =>
        _ = SetPriority(PriorityProcess, thread, Math.Min(GetPriority(PriorityProcess, Environment.ProcessId) + NiceIncrement, MaxNice));

    [LibraryImport("libc", EntryPoint = "getpriority")]
    private static partial int GetPriority(int which, int who);

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int nice);
}
