using System.Diagnostics;

namespace Concierge.EndToEndTests.AgentsSdk;

/// <summary>OpenAI's agents SDK for Node from npm, in the versions of the benchmark's lock file, installed into <c>artifacts/</c>.</summary>
internal static class AgentsSdkPackages
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(4);

    // What npm prints when there is no network, or the registry does not answer. Every other error, such as a wrong checksum, fails the test.
    private static readonly string[] NetworkErrors =
    [
        "ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH", "EHOSTUNREACH", "ERR_SOCKET_TIMEOUT",
        "E429", "E500", "E502", "E503", "E504", "network request",
    ];

    /// <summary>Installs the packages unless they are installed, and copies a program beside them.</summary>
    /// <returns>The path of the program.</returns>
    public static async Task<string> InstallAsync(string program)
    {
        var peers = Path.Combine(FindRoot(), "bench", "peers");
        var folder = Path.Combine(FindRoot(), "artifacts", "agents-sdk");
        Directory.CreateDirectory(folder);
        if (!IsInstalled(peers, folder))
        {
            await InstallAsync(peers, folder);
        }

        var path = Path.Combine(folder, program);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "AgentsSdk", program), path, overwrite: true);
        return path;
    }

    private static bool IsInstalled(string peers, string folder) =>
        File.Exists(Path.Combine(folder, "node_modules", ".package-lock.json"))
        && File.ReadAllText(Path.Combine(folder, "package-lock.json")) == File.ReadAllText(Path.Combine(peers, "package-lock.json"));

    private static async Task InstallAsync(string peers, string folder)
    {
        foreach (var file in (string[])["package.json", "package-lock.json"])
        {
            File.Copy(Path.Combine(peers, file), Path.Combine(folder, file), overwrite: true);
        }

        var start = new ProcessStartInfo(
            "npm", ["ci", "--omit=peer", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=1", "--fetch-timeout=60000"])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var npm = Process.Start(start)!;
        var output = npm.StandardOutput.ReadToEndAsync();
        var errors = npm.StandardError.ReadToEndAsync();
        using var timeout = new CancellationTokenSource(Timeout, TimeProvider.System);
        try
        {
            await npm.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            npm.Kill(entireProcessTree: true);
            Skip.If(condition: true, $"npm's registry has not answered within {Timeout.TotalMinutes:0} minutes.");
        }

        var text = $"{await output}\n{await errors}";
        Skip.If(
            npm.ExitCode != 0 && Array.Exists(NetworkErrors, name => text.Contains(name, StringComparison.Ordinal)),
            $"npm's registry cannot be reached: {text}");
        npm.ExitCode.ShouldBe(0, text);
    }

    // artifacts/bin/Concierge.EndToEndTests/release/ → the repository
    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Concierge.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The repository is not above the tests.");
    }
}
