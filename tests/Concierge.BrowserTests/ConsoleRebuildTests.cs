using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Concierge.BrowserTests;

/// <summary>The committed build of the console is what Node makes of its sources. Skipped only without npm, or where npm has no network.</summary>
[Trait("Category", "Long")]
public sealed partial class ConsoleRebuildTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    // "npm error code ENOTFOUND"; npm 10 and earlier write "npm ERR!".
    [GeneratedRegex(@"^npm (error|ERR!) code (ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT)\s*$", RegexOptions.Multiline)]
    private static partial Regex NoNetwork { get; }

    [SkippableFact]
    public async Task A_new_build_has_the_same_files()
    {
        var source = Path.Combine(FindRoot(), "src/Concierge.Console");
        var folder = Path.Combine(FindRoot(), "artifacts/console-build");
        DeleteFormerBuild(folder);
        Copy(source, folder);

        var (installed, messages) = await RunAsync(folder, "install", "--no-audit", "--no-fund", "--fetch-retries=1");
        Skip.If(installed != 0 && NoNetwork.IsMatch(messages), $"npm has no network: {messages}");
        installed.ShouldBe(0, messages);
        var (built, output) = await RunAsync(folder, "run", "build");
        built.ShouldBe(0, output);
        var (tested, failures) = await RunAsync(folder, "test");
        tested.ShouldBe(0, failures);

        ReadAll(Path.Combine(folder, "dist")).ShouldBe(ReadAll(Path.Combine(source, "dist")));
    }

    private static List<(string Path, string Content)> ReadAll(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => (Path.GetRelativePath(folder, file), File.ReadAllText(file)))
            .Order()];

    // A file that the sources no longer have must not take part.
    private static void DeleteFormerBuild(string folder)
    {
        foreach (var part in new[] { "src", "dist" }.Select(name => Path.Combine(folder, name)).Where(Directory.Exists))
        {
            Directory.Delete(part, recursive: true);
        }
    }

    private static void Copy(string source, string target)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(source, file);
            if (path.Split('/')[0] is not ("node_modules" or "dist"))
            {
                var copy = Path.Combine(target, path);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy, overwrite: true);
            }
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("npm", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        Process npm;
        try
        {
            npm = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Skip.If(condition: true, "npm is not installed.");
            throw;
        }

        using (npm)
        {
            var (output, errors) = (npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
            using var timeout = new CancellationTokenSource(Timeout, TimeProvider.System);
            await npm.WaitForExitAsync(timeout.Token);
            return (npm.ExitCode, $"{await output}\n{await errors}");
        }
    }

    // artifacts/bin/Concierge.BrowserTests/release/ → the repository
    private static string FindRoot() => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../.."));
}
