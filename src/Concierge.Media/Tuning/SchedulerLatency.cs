using System.Runtime.InteropServices;

namespace Concierge.Media.Tuning;

/// <summary>
/// Requests a short scheduler slice for a socket event thread (sched_setattr(2), <c>sched_runtime</c>; Linux 6.12 and later). The thread
/// then runs as soon as it wakes up, instead of after the slice of the running thread. The request needs no privilege and does not
/// increase the thread's share of the processor. On other systems it does nothing.
/// </summary>
internal static partial class SchedulerLatency
{
    // The minimum, in nanoseconds; the default slice is a few milliseconds.
    private const ulong SliceNanoseconds = 100_000;

    // linux/sched.h: SCHED_OTHER; SCHED_FLAG_RESET_ON_FORK gives new child threads the default attributes.
    private const int SchedOther = 0;
    private const ulong ResetOnFork = 0x01;

    /// <summary>Requests a short slice for a thread. Repeating it changes nothing.</summary>
    /// <param name="thread">The thread's number in the system.</param>
    public static void RequestShortSlice(int thread)
    {
        if (OperatingSystem.IsLinux() && SchedSetAttrNumber is { } number && GetScheduler(thread) == SchedOther)
        {
            var attributes = new Attributes
            {
                Size = (uint)Marshal.SizeOf<Attributes>(),
                Policy = SchedOther,
                Flags = ResetOnFork,
                Nice = GetPriority(0, thread),
                Runtime = SliceNanoseconds,
            };
            _ = InvokeSystemCall(number, thread, in attributes, 0);
        }
    }

    private static nint? SchedSetAttrNumber => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 314,
        Architecture.Arm64 => 274,
        _ => null,
    };

    [LibraryImport("libc", EntryPoint = "getpriority")]
    private static partial int GetPriority(int which, int who);

    [LibraryImport("libc", EntryPoint = "sched_getscheduler")]
    private static partial int GetScheduler(int thread);

    // glibc has a wrapper for sched_setattr only since 2.41.
    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint InvokeSystemCall(nint number, nint thread, in Attributes attributes, nint flags);

    // The first version of struct sched_attr: linux/sched/types.h.
    [StructLayout(LayoutKind.Sequential)]
    private struct Attributes
    {
        public uint Size;
        public uint Policy;
        public ulong Flags;
        public int Nice;
        public uint Priority;
        public ulong Runtime;
        public ulong Deadline;
        public ulong Period;
    }
}
