using System.Diagnostics;

namespace Concierge.EndToEndTests.Node;

/// <summary>Packages for Node from npm, in the versions of a lock file, installed into <c>artifacts/</c>.</summary>
internal static class NpmPackages
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(4);

    // What npm prints when there is no network, or the registry does not answer. Every other error, such as a wrong checksum, fails the test.
    private static readonly string[] NetworkErrors =
    [
        "ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH", "EHOSTUNREACH", "ERR_SOCKET_TIMEOUT",
        "E429", "E500", "E502", "E503", "E504", "network request",
    ];

    /// <summary>Installs the packages unless they are installed, and copies a program beside them.</summary>
    /// <param name="lockFolder">The folder of the repository with package.json and package-lock.json.</param>
    /// <param name="name">The name of the folder in <c>artifacts/</c>.</param>
    /// <param name="program">The program, in the output of these tests.</param>
    /// <returns>The path of the program.</returns>
    public static async Task<string> InstallAsync(string lockFolder, string name, string program)
    {
        var source = Path.Combine(FindRoot(), lockFolder);
        var folder = Path.Combine(FindRoot(), "artifacts", name);
        Directory.CreateDirectory(folder);
        if (!IsInstalled(source, folder))
        {
            await InstallAsync(source, folder);
        }

        var path = Path.Combine(folder, Path.GetFileName(program));
        File.Copy(Path.Combine(AppContext.BaseDirectory, program), path, overwrite: true);
        return path;
    }

    private static bool IsInstalled(string source, string folder) =>
        File.Exists(Path.Combine(folder, "node_modules", ".package-lock.json"))
        && File.ReadAllText(Path.Combine(folder, "package-lock.json")) == File.ReadAllText(Path.Combine(source, "package-lock.json"));

    private static async Task InstallAsync(string source, string folder)
    {
        foreach (var file in (string[])["package.json", "package-lock.json"])
        {
            File.Copy(Path.Combine(source, file), Path.Combine(folder, file), overwrite: true);
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
