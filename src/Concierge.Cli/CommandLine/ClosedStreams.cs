using System.Runtime.InteropServices;

namespace Concierge.Cli.CommandLine;

/// <summary>
/// Standard streams that the parent process has closed (<c>&lt;&amp;-</c>). The runtime's own pipes and files then have their numbers: a read would
/// wait for ever, or take the bytes of the pipe through which the runtime learns of signals.
/// </summary>
internal static partial class ClosedStreams
{
    private const int StandardInput = 0;
    private const int StandardOutput = 1;
    private const int StandardError = 2;

    // fcntl(2): F_GETFD and FD_CLOEXEC, the same on Linux and macOS.
    private const int GetDescriptorFlags = 1;
    private const int CloseOnExec = 1;

    /// <summary>Makes closed standard input empty, and closed output go nowhere.</summary>
    public static void Replace()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        if (IsClosed(StandardInput))
        {
            Console.SetIn(TextReader.Null);
        }

        if (IsClosed(StandardOutput))
        {
            Console.SetOut(TextWriter.Null);
        }

        if (IsClosed(StandardError))
        {
            Console.SetError(TextWriter.Null);
        }
    }

    // What came from the parent has survived exec(2). What the runtime opens is closed on exec.
    private static bool IsClosed(int descriptor) => GetFlags(descriptor, GetDescriptorFlags) is var flags && (flags < 0 || (flags & CloseOnExec) != 0);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int GetFlags(int descriptor, int command);
}
