using System.Diagnostics;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.CommandLine;

/// <summary>The program as a shell starts it: with full disks, closed pipes and another umask.</summary>
public sealed class ShellTests : IDisposable
{
    private const string Call = """{"id":"c1","request":{"party_size":4,"date":"2026-11-29","time":"19:00"},"now":"2026-11-27T15:10","turns":[]}""";

    private readonly TemporaryHome _home = new();

    [SkippableTheory]
    [InlineData("judge calls.jsonl >/dev/full")]
    [InlineData("reservations export /dev/full")]
    public Task Run_FullDisk_SaysSo(string arguments) => RunOnAFullDiskAsync(arguments);

    [SkippableTheory]
    [InlineData("restaurants list >/dev/full")]
    [InlineData("restaurants list --json >/dev/full")]
    [InlineData("reservations export >/dev/full")]
    [InlineData("reservations export - >/dev/full")]
    [Trait("Category", "Long")]
    public Task Run_FullDiskAndAnyCommand_SaysSo(string arguments) => RunOnAFullDiskAsync(arguments);

    private async Task RunOnAFullDiskAsync(string arguments)
    {
        await File.WriteAllTextAsync(_home.File("calls.jsonl"), Call);
        await RunAsync("restaurants add \"Bella Vista\" \"+49 7531 123456\"");

        var (exitCode, _, errors) = await RunAsync(arguments);

        exitCode.ShouldBe(3, errors);
        errors.ShouldContain("storage.full");
        errors.ShouldNotContain("program.fault");
        errors.ShouldNotContain("   at ");
    }

    [SkippableTheory]
    [InlineData("judge calls.jsonl >&-")]
    [InlineData("judge calls.jsonl >/dev/full 2>/dev/full")]
    [InlineData("judge calls.jsonl | true")]
    [InlineData("reservations export | true")]
    public async Task Run_ClosedOutput_EndsWithoutAFault(string arguments)
    {
        await File.WriteAllTextAsync(_home.File("calls.jsonl"), Call);

        var (exitCode, _, errors) = await RunAsync(arguments);

        exitCode.ShouldBeOneOf(0, 3);
        errors.ShouldNotContain("program.fault");
        errors.ShouldNotContain("   at ");
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("rehearse")]
    [InlineData("judge -")]
    [InlineData("understand -")]
    public async Task Run_ClosedInput_Ends(string arguments)
    {
        if (arguments == "rehearse")
        {
            RehearsedRequest.SkipWithoutSpeech();
        }

        var (exitCode, _, errors) = await RunAsync(arguments, "timeout -k 1 60", "<&-");

        exitCode.ShouldBe(0, errors);
    }

    [SkippableFact]
    public async Task Export_Dash_IsStandardOutput()
    {
        var (exitCode, output, _) = await RunAsync("reservations export -");

        exitCode.ShouldBe(0);
        output.ShouldStartWith("BEGIN:VCALENDAR");
        Path.Exists(_home.File("-")).ShouldBeFalse();
    }

    [SkippableTheory]
    [InlineData("reservations export ''")]
    [InlineData("--ics '' Book a table")]
    public async Task Export_EmptyName_IsAnErrorOfTheCommandLine(string arguments)
    {
        var (exitCode, _, errors) = await RunAsync(arguments);

        exitCode.ShouldBe(2, errors);
        errors.ShouldContain("The name of the file is empty.");
    }

    [SkippableTheory]
    [InlineData("000")]
    [InlineData("077")]
    [InlineData("0777")]
    public async Task Start_AnyUmask_FilesAreTheUsersAlone(string umask)
    {
        var (_, output, errors) = await RunAsync("restaurants add Luigi +4975319999", $"umask {umask};", "; stat -c '%a' $XDG_DATA_HOME/concierge; stat -c '%a' $XDG_DATA_HOME/concierge/*");

        var modes = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.All(char.IsAsciiDigit)).ToList();
        modes.Count.ShouldBeGreaterThan(1, output + errors);
        modes[0].ShouldBe("700");
        modes.Skip(1).ShouldAllBe(mode => mode == "600");
    }

    [SkippableFact]
    public async Task Env_Pipe_IsAnError()
    {
        var (exitCode, _, errors) = await RunAsync("restaurants list", "mkfifo .env;");

        exitCode.ShouldBe(3);
        errors.ShouldContain("setting.file_unreadable");
    }

    [SkippableTheory]
    [InlineData("OPENAI_API_KEY=sk-0123456789abcdef", 3)]
    [InlineData("CONCIERGE_HOME=$PWD OPENAI_API_KEY=sk-0123456789abcdef", 0)]
    [InlineData("X=1", 0)]
    public async Task Env_OfTheCurrentFolder_CannotRedirectAKey(string environment, int expected)
    {
        await File.WriteAllTextAsync(_home.File(".env"), "OPENAI_BASE_URL=http://127.0.0.1:9/v1\n");

        var (exitCode, _, errors) = await RunAsync("restaurants list", environment);

        exitCode.ShouldBe(expected, errors);
        errors.Contains("setting.redirect").ShouldBe(expected == 3, errors);
    }

    [SkippableFact]
    public async Task Pipe_ByteOrderMark_IsDropped()
    {
        var (_, output, errors) = await RunAsync("", "printf '\\357\\273\\277quit\\n' |");

        output.ShouldBeEmpty(errors);
    }

    [SkippableFact]
    public async Task List_ReadOnlyDisk_ListsAndRefusesToWrite()
    {
        await RunAsync("restaurants add \"Bella Vista\" \"+49 7531 123456\"");
        var mounted = $"mount --bind {_home.File("data")} {_home.File("data")} && mount -o remount,ro,bind {_home.File("data")}";
        Skip.IfNot((await ShellAsync($"unshare -m sh -c '{mounted}'")).ExitCode == 0, "No disk can be mounted here.");

        var (exitCode, output, errors) = await ShellAsync($"unshare -m sh -c '{mounted} && {ConciergeProgram.Path} restaurants list && {ConciergeProgram.Path} restaurants add Luigi +4975319999'");

        output.ShouldContain("Bella Vista");
        exitCode.ShouldBe(3, errors);
        errors.ShouldContain("storage.read_only");
    }

    [SkippableFact]
    public async Task Add_FullDisk_SaysSo()
    {
        var folder = _home.File("data");
        Directory.CreateDirectory(folder);
        var mounted = $"mount -t tmpfs -o size=64k tmpfs {folder}";
        Skip.IfNot((await ShellAsync($"unshare -m sh -c '{mounted}'")).ExitCode == 0, "No disk can be mounted here.");

        var (exitCode, _, errors) = await ShellAsync($"unshare -m sh -c '{mounted} && dd if=/dev/zero of={folder}/fill bs=1k 2>/dev/null; {ConciergeProgram.Path} restaurants add Luigi +4975319999'");

        exitCode.ShouldBe(3, errors);
        errors.ShouldContain("storage.full");
    }

    public void Dispose() => _home.Dispose();

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(string arguments, string before = "", string after = "") =>
        ShellAsync($"{before} {ConciergeProgram.Path} {arguments} {after}");

    private async Task<(int ExitCode, string Output, string Errors)> ShellAsync(string command)
    {
        Skip.If(OperatingSystem.IsWindows(), "There is no sh.");
        var start = new ProcessStartInfo("sh", ["-c", command])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _home.Folder,
        };
        ConciergeProcess.SetEnvironment(start, _home);
        using var shell = Process.Start(start)!;
        shell.StandardInput.Close();
        var output = shell.StandardOutput.ReadToEndAsync();
        var errors = shell.StandardError.ReadToEndAsync();
        using var timeout = new CancellationTokenSource(ConciergeProcess.Timeout, TimeProvider.System);
        await shell.WaitForExitAsync(timeout.Token);
        return (shell.ExitCode, await output, await errors);
    }
}
