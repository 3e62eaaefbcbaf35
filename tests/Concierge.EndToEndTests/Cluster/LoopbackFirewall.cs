using System.Diagnostics;
using System.Globalization;

namespace Concierge.EndToEndTests.Cluster;

/// <summary>Drops what some processes send to others. It works only in a network namespace made for the tests, which it cannot leave.</summary>
internal static class LoopbackFirewall
{
    private const string Program = "/usr/sbin/iptables";

    /// <summary>Skips the test unless this process is alone in a network namespace.</summary>
    public static void SkipOutsideANamespace()
    {
        Skip.IfNot(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists(Program) && IsOwnNamespace(),
            "This test changes the firewall: run it as root in a network namespace of its own, with eng/test-partition (needs iptables).");
    }

    /// <summary>Drops every packet that the processes of a group send from or to some ports.</summary>
    /// <param name="group">The id of the group.</param>
    /// <param name="ports">The TCP ports of the others, and those that only the others connect to.</param>
    public static async Task DropAsync(int group, IEnumerable<int> ports)
    {
        foreach (var port in ports.Select(port => port.ToString(CultureInfo.InvariantCulture)))
        {
            foreach (var end in (string[])["--dport", "--sport"])
            {
                await RunAsync(["-A", "OUTPUT", "-p", "tcp", "-m", "owner", "--gid-owner", $"{group}", end, port, "-j", "DROP"]);
            }
        }
    }

    /// <summary>Lets every packet pass again.</summary>
    public static Task HealAsync() => RunAsync(["-F", "OUTPUT"]);

    // The script names the namespace that it has left: a process cannot tell by itself whether others share its own.
    private static bool IsOwnNamespace() =>
        Environment.GetEnvironmentVariable("CONCIERGE_TEST_NAMESPACE_LEFT") is { Length: > 0 } left
        && File.ResolveLinkTarget("/proc/self/ns/net", returnFinalTarget: false)?.Name is { } own
        && own != left;

    private static async Task RunAsync(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, errors);
    }
}
