using System.Text.Json;
using Concierge.Cli.Tests;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.CommandLine;

/// <summary><c>concierge init</c>, at a terminal and without one.</summary>
[Trait("Category", "Process")]
public sealed class InitTests : IDisposable
{
    private const string Sid = "AC00000000000000000000000000000001";
    private const string Secret = "sk-a-secret-of-the-tests";

    private const string Existing = "# my settings\nUNKNOWN_TO_US=1\nPORT=9000   # the tunnel's\n\nCUSTOMER_NAME='Ann'\n";

    private readonly TemporaryHome _home = new();

    private string EnvFile => _home.File(".env");

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Init_Flags_WritesThemAndKeepsEverythingElse()
    {
        await File.WriteAllTextAsync(EnvFile, Existing);

        var (exitCode, output, errors) = await RunAsync(
            input: $"OPENAI_API_KEY={Secret}\n", "init", "--stdin", "--no-check", "--json", "--set", "PORT=9100", "--set", $"TWILIO_ACCOUNT_SID={Sid}");

        exitCode.ShouldBe(0, errors);
        (await File.ReadAllTextAsync(EnvFile)).ShouldBe(
            $"# my settings\nUNKNOWN_TO_US=1\nPORT=9100   # the tunnel's\n\nCUSTOMER_NAME='Ann'\nTWILIO_ACCOUNT_SID={Sid}\nOPENAI_API_KEY={Secret}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(EnvFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        (await JsonLinesSchema.ValidateAsync(output)).ShouldBeEmpty();
        var data = JsonElement.Parse(output).GetProperty("data");
        data.GetProperty("set").EnumerateArray().Select(name => name.GetString()).ShouldBe(
            ["PORT", "TWILIO_ACCOUNT_SID", "OPENAI_API_KEY"], ignoreOrder: true);
        data.GetProperty("missing").EnumerateArray().Select(name => name.GetString()).ShouldContain("PUBLIC_DOMAIN");
        (output + errors).ShouldNotContain(Secret);
    }

    [Theory]
    [InlineData("setting.invalid", "", "--no-check", "--set", "PORT=high")]
    [InlineData("setting.unknown", "", "--no-check", "--set", "PORTT=1")]
    [InlineData("setting.unknown", "OPENAI_KEY=sk-1\n", "--no-check", "--stdin")]
    [InlineData("setting.file_unreadable", "no setting\n", "--no-check", "--stdin")]
    [InlineData("init.nothing_given", "")]
    public async Task Init_NotValid_ChangesNothing(string code, string input, params string[] arguments)
    {
        await File.WriteAllTextAsync(EnvFile, Existing);

        var (exitCode, output, errors) = await RunAsync(input, ["init", "--json", .. arguments]);

        exitCode.ShouldBe(3, errors);
        output.ShouldContain($"\"{code}\"");
        (await File.ReadAllTextAsync(EnvFile)).ShouldBe(Existing);
    }

    [Fact]
    public async Task Init_CheckThatFails_ChangesNothingUnlessItIsLeftOut()
    {
        string[] set = ["init", "--json", "--set", "PORT=0", "--set", "PUBLIC_DOMAIN=concierge.invalid"];

        var (exitCode, output, _) = await RunAsync("", set);

        exitCode.ShouldBe(3);
        output.ShouldContain("\"public_domain.");
        output.ShouldContain("\"init.check_failed\"");
        File.Exists(EnvFile).ShouldBeFalse();

        (exitCode, _, _) = await RunAsync("", [.. set, "--no-check"]);

        exitCode.ShouldBe(0);
        (await File.ReadAllTextAsync(EnvFile)).ShouldContain("PUBLIC_DOMAIN=concierge.invalid\n");
    }

    [Fact]
    public async Task Init_FileOfAService_LeavesNothingElseBehindAndNamesTheFile()
    {
        var file = _home.File("service.env");

        var (exitCode, output, errors) = await RunAsync("", "init", "--env-file", file, "--set", $"PORT={LoopbackPorts.FindFreePort()}");

        exitCode.ShouldBe(0, errors);
        output.ShouldContain("✔ port: ");
        Directory.EnumerateFiles(_home.Folder, "*", SearchOption.AllDirectories).ShouldBe([file]);
        output.TrimEnd().Split('\n')[^1].ShouldBe(
            $"Next: concierge doctor --env-file {file} checks the whole; concierge serve --env-file {file} starts the server.");
    }

    [SkippableFact]
    public async Task Init_Terminal_AsksForEachAndShowsNoSecret()
    {
        await File.WriteAllTextAsync(EnvFile, Existing);
        await using var terminal = PseudoTerminal.Start(_home, 100, ["init", "--no-check"]);

        await AnswerAsync(terminal, "OPENAI_API_KEY", Secret);
        await AnswerAsync(terminal, "TWILIO_ACCOUNT_SID", "no account");
        await terminal.WaitForAsync("TWILIO_ACCOUNT_SID is not an account SID.");
        await terminal.TypeAsync(Sid);
        await AnswerAsync(terminal, "TWILIO_AUTH_TOKEN", "another-secret");
        await AnswerAsync(terminal, "TWILIO_PHONE_NUMBER", "+14155550100");
        await AnswerAsync(terminal, "PUBLIC_DOMAIN", "book.example.org");
        await AnswerAsync(terminal, "DEMO_RESTAURANT_NAME", "Luigi's");
        await AnswerAsync(terminal, "DEMO_RESTAURANT_PHONE", "");
        await AnswerAsync(terminal, "ALLOWED_PHONE_NUMBERS", "+14155550142");
        await terminal.WaitForAsync("Now Ann. Press Enter to keep it");
        await terminal.TypeAsync("");
        await AnswerAsync(terminal, "CUSTOMER_PHONE", "");

        (await terminal.WaitForExitAsync()).ShouldBe(0, terminal.Shown);
        terminal.Words.ShouldContain("concierge doctor checks the whole");
        terminal.Written.ShouldNotContain(Secret);
        terminal.Written.ShouldNotContain("another-secret");
        terminal.Words.ShouldContain("platform.openai.com");
        var written = await File.ReadAllTextAsync(EnvFile);
        written.ShouldStartWith(Existing);
        written[Existing.Length..].ShouldBe(
            $"OPENAI_API_KEY={Secret}\nTWILIO_ACCOUNT_SID={Sid}\nTWILIO_AUTH_TOKEN=another-secret\nTWILIO_PHONE_NUMBER=+14155550100\n"
            + "PUBLIC_DOMAIN=book.example.org\nDEMO_RESTAURANT_NAME=Luigi's\nALLOWED_PHONE_NUMBERS=+14155550142\n");
    }

    [SkippableFact]
    public async Task Init_CtrlC_LeavesTheOldFileWhole()
    {
        await File.WriteAllTextAsync(EnvFile, Existing);
        await using var terminal = PseudoTerminal.Start(_home, 100, ["init", "--no-check"]);
        await AnswerAsync(terminal, "OPENAI_API_KEY", Secret);
        await terminal.WaitForAsync("TWILIO_ACCOUNT_SID:");

        await terminal.PressCtrlCAsync();

        (await terminal.WaitForExitAsync()).ShouldBe(130, terminal.Shown);
        (await File.ReadAllTextAsync(EnvFile)).ShouldBe(Existing);
        Directory.EnumerateFiles(_home.Folder, ".env*").ShouldHaveSingleItem();
    }

    [SkippableFact]
    [Trait("Category", "Speech")]
    public async Task Init_Accounts_ChecksEachAsItIsGiven()
    {
        await using var services = await RehearsalServices.StartAsync(_home, LoopbackPorts.FindFreePort());
        string[] known = ["TWILIO_BASE_URL", "OPENAI_BASE_URL", "AGENT_MODEL"];
        var addresses = services.Settings.Where(setting => known.Contains(setting.Key)).ToDictionary(StringComparer.Ordinal);
        await using var terminal = PseudoTerminal.Start(_home, 100, ["init"], addresses);

        await AnswerAsync(terminal, "OPENAI_API_KEY", services.Settings["OPENAI_API_KEY"]);
        await terminal.WaitForAsync("accepts the API key.");
        await AnswerAsync(terminal, "TWILIO_ACCOUNT_SID", services.Settings["TWILIO_ACCOUNT_SID"]);
        await AnswerAsync(terminal, "TWILIO_AUTH_TOKEN", "0123456789abcdef0123456789abcdef");
        await terminal.WaitForAsync("(twilio.unauthorized)");
        await terminal.WaitForAsync("Enter another value, or press Enter to keep this one.");
        await terminal.TypeAsync(services.AuthToken);
        await terminal.WaitForAsync("The Twilio account is active");
        await AnswerAsync(terminal, "TWILIO_PHONE_NUMBER", services.Settings["TWILIO_PHONE_NUMBER"]);
        await terminal.WaitForAsync("PUBLIC_DOMAIN:");

        await terminal.PressCtrlCAsync();
        (await terminal.WaitForExitAsync()).ShouldBe(130, terminal.Shown);
        terminal.Written.ShouldNotContain(services.AuthToken);
        File.Exists(EnvFile).ShouldBeFalse();
    }

    private static async Task AnswerAsync(PseudoTerminal terminal, string question, string answer)
    {
        await terminal.WaitForAsync($"{question}:");
        await terminal.TypeAsync(answer);
    }

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(string input, params string[] arguments)
    {
        await using var process = ConciergeProcess.Start(_home, arguments);
        if (input.Length > 0)
        {
            await process.WriteLineAsync(input.TrimEnd('\n'));
        }

        process.CloseInput();
        return (await process.WaitForExitAsync(), process.Output, process.Errors);
    }
}
