using System.Diagnostics;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Releases;

/// <summary>The launcher on systems without apt: it names the packages. The tests give it another <c>/etc/os-release</c> and no package manager.</summary>
[Trait("Category", "Process")]
public sealed class OtherSystemsTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [SkippableTheory]
    [InlineData("ID=fedora", "dnf install flite pocketsphinx-libs", "dnf install dotnet-sdk-10.0")]
    [InlineData("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"", "dnf install flite", "dnf install dotnet-sdk-10.0")]
    [InlineData("ID=arch", "pacman -S flite pocketsphinx", "pacman -S dotnet-sdk aspnet-runtime")]
    [InlineData("ID=manjaro\nID_LIKE=arch", "pacman -S flite", "pacman -S dotnet-sdk")]
    [InlineData("ID=plan9", "counterparts of these Debian packages", "https://dotnet.microsoft.com/download")]
    public async Task Launcher_OtherSystem_NamesThePackages(string release, string speech, string dotnet)
    {
        Skip.If(OperatingSystem.IsWindows(), "The launcher is a shell script.");
        await File.WriteAllTextAsync(_home.File("os-release"), release + "\n");

        (await RunAsync("uname() { echo Linux; }; install_packages speech $SPEECH_PACKAGES")).ShouldContain(speech);
        (await RunAsync("uname() { echo Linux; }; require_dotnet")).ShouldContain(dotnet);
    }

    [SkippableFact]
    public async Task Launcher_MacOS_NamesTheFormulas()
    {
        Skip.If(OperatingSystem.IsWindows(), "The launcher is a shell script.");

        (await RunAsync("uname() { echo Darwin; }; install_packages speech $SPEECH_PACKAGES")).ShouldContain("brew install flite cmu-pocketsphinx");
        (await RunAsync("uname() { echo Darwin; }; require_dotnet")).ShouldContain("brew install dotnet");
    }

    // command -v finds neither apt-get nor dotnet.
    private async Task<string> RunAsync(string commands)
    {
        var script = $"root='{RepositoryFolder.Path}'; command() {{ return 1; }}; source \"$root/eng/setup.sh\"; {commands}";
        var start = new ProcessStartInfo("bash", ["-c", script]) { UseShellExecute = false, RedirectStandardError = true };
        start.Environment["OS_RELEASE"] = _home.File("os-release");
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(3, errors);
        return errors;
    }
}
