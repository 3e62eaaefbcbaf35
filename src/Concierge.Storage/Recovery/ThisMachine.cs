using System.ComponentModel;
using System.Diagnostics;
using Concierge.Storage.Schema;

namespace Concierge.Storage.Recovery;

/// <summary>Which machine this is, and which processes of it are alive.</summary>
internal static class ThisMachine
{
    private const string BootId = "/proc/sys/kernel/random/boot_id";
    private const string ProcessNamespace = "/proc/self/ns/pid";

    // A process's start is reckoned from the machine's, which each process measures a little differently.
    private static readonly TimeSpan StartTolerance = TimeSpan.FromSeconds(2);

    /// <summary>The machine since it was started; a container is a machine of its own.</summary>
    public static string Name { get; } = $"{Environment.MachineName} {Boot()}".Trim();

    /// <summary>Whether a process that said it was there certainly is not.</summary>
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
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return true;
        }
        catch (Win32Exception)
        {
            // It is there, and somebody else's.
            return false;
        }
    }

    private static string Boot()
    {
        try
        {
            return $"{File.ReadAllText(BootId).Trim()} {File.ResolveLinkTarget(ProcessNamespace, returnFinalTarget: false)?.Name}";
        }
        catch (Exception other) when (other is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
