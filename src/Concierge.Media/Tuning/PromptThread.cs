using System.Runtime.InteropServices;

namespace Concierge.Media.Tuning;

/// <summary>
/// Asks the scheduler to let a thread that waits for sockets run as soon as it is woken, and not when what runs in its place
/// has used up its turn: a short slice (sched_setattr(2), <c>sched_runtime</c>; Linux from 6.12). It needs no privilege, and
/// takes no more of the processor than before. Where the system has no such thing, nothing changes.
/// </summary>
internal static partial class PromptThread
{
    // In nanoseconds, and the least there is; the usual slice is a few milliseconds.
    private const ulong Slice = 100_000;

    // linux/sched.h: the ordinary policy, and that threads which this one starts are ordinary ones.
    private const int Other = 0;
    private const ulong ResetOnFork = 0x01;

    [ThreadStatic]
    private static bool _asked;

    /// <summary>Asks for the current thread, once; not for a worker of the pool, which does everything else.</summary>
    public static void Ask()
    {
        if (!_asked)
        {
            _asked = true;
            if (OperatingSystem.IsLinux() && !Thread.CurrentThread.IsThreadPoolThread && SystemCall is { } number && GetScheduler(0) == Other)
            {
                var attributes = new Attributes { Size = (uint)Marshal.SizeOf<Attributes>(), Policy = Other, Flags = ResetOnFork, Nice = GetPriority(0, 0), Runtime = Slice };
                _ = Call(number, 0, in attributes, 0);
            }
        }
    }

    private static nint? SystemCall => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 314,
        Architecture.Arm64 => 274,
        _ => null,
    };

    [LibraryImport("libc", EntryPoint = "getpriority")]
    private static partial int GetPriority(int which, int who);

    [LibraryImport("libc", EntryPoint = "sched_getscheduler")]
    private static partial int GetScheduler(int thread);

    // Libraries older than glibc 2.41 have no function for it.
    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint Call(nint number, nint thread, in Attributes attributes, nint flags);

    // struct sched_attr, in its first version: linux/sched/types.h.
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
