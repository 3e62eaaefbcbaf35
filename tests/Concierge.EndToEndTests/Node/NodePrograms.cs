using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Concierge.EndToEndTests.Node;

/// <summary>Finds Node and npm on this machine.</summary>
internal static class NodePrograms
{
    private const int OldestNode = 20;

    /// <summary>Whether Node and npm are installed.</summary>
    /// <param name="reason">Why not; empty if they are.</param>
    public static bool AreInstalled(out string reason)
    {
        var node = GetVersion("node");
        reason = node is null ? "Node is not installed."
            : GetMajor(node) < OldestNode ? $"Node {node} is too old for the programs of the tests, which need {OldestNode}."
            : GetVersion("npm") is null ? "npm is not installed."
            : "";
        return reason.Length == 0;
    }

    private static int GetMajor(string version) => int.Parse(version.TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture);

    private static string? GetVersion(string program)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, ["--version"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
            var version = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? version : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
