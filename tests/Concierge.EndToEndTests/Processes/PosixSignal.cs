using System.Runtime.InteropServices;

namespace Concierge.EndToEndTests.Processes;

/// <summary>Signals as a terminal and systemd send them.</summary>
internal static partial class PosixSignal
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;

    private const nint Default = 0;
    private const nint Ignored = 1;

    public static void Send(int processId, int signal) => SendCore(processId, signal).ShouldBe(0);

    /// <summary>Lets processes started from now on hear Ctrl-C. A run in the background of a script ignores it, and passes that on.</summary>
    public static void HearInterrupt()
    {
        var before = SetHandler(Interrupt, Default);
        if (before != Ignored)
        {
            SetHandler(Interrupt, before);
        }
    }

    [LibraryImport("libc", EntryPoint = "signal", SetLastError = true)]
    private static partial nint SetHandler(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendCore(int processId, int signal);
}
