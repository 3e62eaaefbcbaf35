using System.ComponentModel;
using System.Diagnostics;
using Concierge.Storage.Schema;

namespace Concierge.Storage.Recovery;

/// <summary>Identifies this machine and tells which of its processes are alive.</summary>
internal static class LocalMachine
{
    private const string BootId = "/proc/sys/kernel/random/boot_id";
    private const string ProcessNamespace = "/proc/self/ns/pid";

    // The start time of a process is computed from the boot time, which each process measures slightly differently.
    private static readonly TimeSpan StartTolerance = TimeSpan.FromSeconds(2);

    /// <summary>The machine name and boot id; each container counts as its own machine.</summary>
    public static string Name { get; } = $"{Environment.MachineName} {ReadBootId()}".Trim();

    /// <summary>Returns whether a registered process of this machine is certainly dead.</summary>
    public static bool IsDead(ServerRow server)
    {
        if (server.Machine != Name)
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(server.ProcessId);
            return (process.StartTime.ToUniversalTime() - server.ProcessStartedAt).Duration() > StartTolerance;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return true;
        }
        catch (Win32Exception)
        {
            // The process exists, but another user owns it.
            return false;
        }
    }

    private static string ReadBootId()
    {
        try
        {
            return $"{File.ReadAllText(BootId).Trim()} {File.ResolveLinkTarget(ProcessNamespace, returnFinalTarget: false)?.Name}";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
