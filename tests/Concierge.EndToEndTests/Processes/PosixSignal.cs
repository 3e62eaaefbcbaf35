using System.Runtime.InteropServices;

namespace Concierge.EndToEndTests.Processes;

/// <summary>Signals as a terminal and systemd send them.</summary>
internal static partial class PosixSignal
{
    public const int Interrupt = 2;
    public const int Terminate = 15;

    public static void Send(int processId, int signal) => SendCore(processId, signal).ShouldBe(0);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendCore(int processId, int signal);
}
