using System.Runtime.InteropServices;

namespace Concierge.Cli.CommandLine;

/// <summary>Keeps the system from writing the memory of a process that fails to a disk: it has keys, numbers and what is said in calls.</summary>
internal static partial class CoreDumps
{
    // RLIMIT_CORE, on Linux and macOS.
    private const int CoreSize = 4;

    /// <summary>Forbids core dumps for this process and those that it starts.</summary>
    public static void Forbid()
    {
        if (!OperatingSystem.IsWindows())
        {
            // setrlimit(2): the soft and the hard limit. To lower them needs no privilege.
            _ = SetLimit(CoreSize, [0, 0]);
        }
    }

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int SetLimit(int resource, ulong[] limits);
}
