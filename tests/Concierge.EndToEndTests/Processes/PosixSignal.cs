using System.Runtime.InteropServices;

namespace Concierge.EndToEndTests.Processes;

/// <summary>The signals that a terminal and systemd send.</summary>
internal static partial class PosixSignal
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;
    public const int Continue = 18;
    public const int Stop = 19;

    private const nint Default = 0;
    private const nint Ignored = 1;

    public static void Send(int processId, int signal) => SendCore(processId, signal).ShouldBe(0);

    /// <summary>Makes child processes receive Ctrl-C. A shell starts background jobs with SIGINT ignored, and child processes inherit that.</summary>
    public static void RestoreInterrupt()
    {
        var previous = SetHandler(Interrupt, Default);
        if (previous != Ignored)
        {
            SetHandler(Interrupt, previous);
        }
    }

    [LibraryImport("libc", EntryPoint = "signal", SetLastError = true)]
    private static partial nint SetHandler(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendCore(int processId, int signal);
}
