using System.Text.Json;
using Concierge.Options;

namespace Concierge.Cli.Tests.CommandLine;

/// <summary><c>concierge database</c>: what it does with files, prints and refuses.</summary>
[Collection(CommandLineGroup.Name)]
public sealed class DatabaseCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _settings;

    public DatabaseCommandTests() => _settings = new(StringComparer.Ordinal) { ["CONCIERGE_DATABASE"] = _folder.File("concierge.db") };

    [Fact]
    public async Task Backup_ThenRestore_HasTheSameRestaurants()
    {
        await RunAsync("restaurants", "add", "Luigi's", "+14155550123");

        var backup = await RunAsync("database", "backup", _folder.File("backup.db"));
        var restored = await RunAsync("database", "restore", _folder.File("backup.db"), "--to", _folder.File("restored.db"));

        (backup.ExitCode, restored.ExitCode).ShouldBe((0, 0), backup.Errors + restored.Errors);
        backup.Output.ShouldContain("1 restaurants");
        backup.Output.ShouldContain("Keep the data key");
        _settings["CONCIERGE_DATABASE"] = _folder.File("restored.db");
        (await RunAsync("restaurants", "list")).Output.ShouldContain("Luigi's");
    }

    [Fact]
    public async Task Copy_ToAFile_PrintsWhatWasCopied()
    {
        await RunAsync("restaurants", "add", "Luigi's", "+14155550123");

        var run = await RunAsync("database", "copy", "--to", _folder.File("copy.db"), "--json");

        run.ExitCode.ShouldBe(0, run.Errors);
        (await JsonLinesSchema.ValidateAsync(run.Output.Trim())).ShouldBeEmpty();
        var line = JsonElement.Parse(run.Output);
        line.GetProperty("event").GetString().ShouldBe("database_copied");
        line.GetProperty("data").GetProperty("tables").EnumerateArray()
            .Single(table => table.GetProperty("table").GetString() == "restaurants").GetProperty("rows").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Backup_FileExists_IsRefused()
    {
        await RunAsync("restaurants", "add", "Luigi's", "+14155550123");
        await File.WriteAllTextAsync(_folder.File("backup.db"), "mine");

        var run = await RunAsync("database", "backup", _folder.File("backup.db"));

        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain("(storage.not_empty)");
        (await File.ReadAllTextAsync(_folder.File("backup.db"))).ShouldBe("mine");
    }

    [Fact]
    public async Task Backup_NoDatabase_IsRefused()
    {
        var run = await RunAsync("database", "backup", _folder.File("backup.db"));

        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain("(storage.not_found)");
        File.Exists(_folder.File("backup.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task RotateKey_KeyOfTheDataFolder_IsReplacedAndTheFormerOneKept()
    {
        await RunAsync("restaurants", "add", "Luigi's", "+14155550123");
        var former = Convert.ToBase64String(new byte[32]);
        UserFile.CreateFolder(UserDataPaths.Folder);
        await File.WriteAllTextAsync(UserDataPaths.DataKeyFile, former);

        var run = await RunAsync("database", "rotate-key", "--json");

        run.ExitCode.ShouldBe(0, run.Errors);
        (await JsonLinesSchema.ValidateAsync(run.Output.Trim())).ShouldBeEmpty();
        (await File.ReadAllTextAsync(UserDataPaths.DataKeyFile)).Trim().ShouldNotBe(former);
        (await File.ReadAllTextAsync($"{UserDataPaths.DataKeyFile}.previous")).Trim().ShouldBe(former);
        File.Exists($"{UserDataPaths.DataKeyFile}.new").ShouldBeFalse();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(UserDataPaths.DataKeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Copy_DatabaseThatIsNoDatabase_IsRefused()
    {
        var run = await RunAsync("database", "copy", "--to", "postgres://");

        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain("(option.invalid)");
    }

    [Theory]
    [InlineData("copy")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("rotate-key")]
    public async Task Help_HasExamples(string command) =>
        (await CommandLineRun.RunAsync("database", command, "--help")).Output.ShouldContain("concierge database copy --to postgres://");

    public void Dispose() => _folder.Dispose();

    private Task<CommandLineRun> RunAsync(params string[] arguments) => CommandLineRun.RunAsync(_settings, arguments);
}
