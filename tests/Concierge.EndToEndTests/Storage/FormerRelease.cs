using System.Diagnostics;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Storage;

/// <summary>The program as it was before the last migration, built from the history of the repository.</summary>
internal sealed class FormerRelease : IDisposable
{
    private readonly string _repository;
    private readonly string _folder;

    private FormerRelease(string repository, string folder) => (_repository, _folder) = (repository, folder);

    /// <summary>The built program.</summary>
    public string Program => Path.Combine(_folder, "artifacts", "bin", "Concierge.Cli", "release", "Concierge.Cli");

    /// <summary>Builds it. Skips the test where the history is not there, as in a shallow clone.</summary>
    public static async Task<FormerRelease> BuildAsync(TemporaryHome home)
    {
        var repository = FindRepository();
        var migration = Directory.GetFiles(Path.Combine(repository, "src/Concierge.Storage/Migrations/Postgres"), "2*.Designer.cs").Max(StringComparer.Ordinal)!;
        var (found, commit) = await RunAsync(repository, "git", "log", "--format=%H", "--diff-filter=A", "-1", "--", migration);
        Skip.If(found != 0 || commit.Length == 0, "The history of the repository does not have the last migration.");
        var folder = home.File("former");
        (await RunAsync(repository, "git", "worktree", "add", "--detach", folder, $"{commit}^")).ExitCode.ShouldBe(0, "git worktree add");
        var former = new FormerRelease(repository, folder);
        string[] build = ["build", "src/Concierge.Cli", "--configuration", "Release", "--nologo", "-v", "quiet", "-p:RunAnalyzers=false"];
        var (built, output) = await RunAsync(folder, "dotnet", build);
        built.ShouldBe(0, output);
        return former;
    }

    public void Dispose()
    {
        using var removed = Start(_repository, "git", ["worktree", "remove", "--force", _folder]);
        removed.WaitForExit();
    }

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Concierge.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder;
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string folder, string program, params string[] arguments)
    {
        using var process = Start(folder, program, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, (output + await errors).Trim());
    }

    private static Process Start(string folder, string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // Those of the build that runs these tests.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        return Process.Start(start)!;
    }
}
