using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Releases;

/// <summary>The archive for this machine: built, compared with its checksum, unpacked and started where no .NET is installed.</summary>
[Trait("Category", "Long")]
public sealed class ReleaseArchiveTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [SkippableFact]
    public async Task Archive_OfThisMachine_Serves()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The script needs GNU tar.");
        var system = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";
        var releases = _home.File("releases");
        await RunAsync(Path.Combine(RepositoryFolder.Path, "eng", "release"), "--output", releases, system);

        var archive = Directory.EnumerateFiles(releases, $"concierge-*-{system}.tar.gz").ShouldHaveSingleItem();
        var sum = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(archive)));
        (await File.ReadAllTextAsync(Path.Combine(releases, "SHA256SUMS"))).ShouldBe($"{sum}  {Path.GetFileName(archive)}\n");
        await RunAsync("tar", "-xzf", archive, "-C", _home.Folder);
        var folder = Path.Combine(_home.Folder, Path.GetFileName(archive)[..^".tar.gz".Length]);
        Directory.EnumerateFiles(folder, "*Rehears*").ShouldBeEmpty();
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsExecutable).Select(Path.GetFileName).ShouldBe(
            ["concierge", "createdump", "concierge-admin"], ignoreOrder: true);
        File.Exists(Path.Combine(folder, "docs", "operations.md")).ShouldBeTrue();
        File.Exists(Path.Combine(folder, "deploy", "systemd", "concierge.service")).ShouldBeTrue();

        var withoutDotnet = new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = "/usr/bin:/bin", ["DOTNET_ROOT"] = "/nowhere" };
        await using var server = await ConciergeServerProcess.StartAsync(
            _home, LoopbackPorts.FindFreePort(), withoutDotnet, Path.Combine(folder, "concierge"));
        using var live = await server.Client.GetAsync("/health/live");
        live.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static bool IsExecutable(string file) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.OtherExecute)) != UnixFileMode.None;

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, errors);
    }
}
