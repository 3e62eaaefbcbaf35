namespace Concierge.Cli.Tests.CommandLine;

/// <summary>Invalid settings stop the program at its start, with the name of each.</summary>
[Collection(CommandLineGroup.Name)]
public sealed class InvalidSettingTests : IDisposable
{
    private const string Request = "Book a table at Luigi's for 4 tomorrow at 7pm";

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("OPENAI_API_KEY", "sk two words")]
    [InlineData("OPENAI_BASE_URL", "api.openai.com")]
    [InlineData("REALTIME_MODEL", "gpt-4o-realtime-preview-2024-10-01")]
    [InlineData("REALTIME_VOICE", "robot")]
    [InlineData("TWILIO_ACCOUNT_SID", "AC123")]
    [InlineData("TWILIO_PHONE_NUMBER", "five")]
    [InlineData("PUBLIC_DOMAIN", "http://concierge.example/path")]
    [InlineData("PORT", "70000")]
    [InlineData("ALLOWED_PHONE_NUMBERS", "+14155550123,nobody")]
    [InlineData("CALLS_PER_HOUR", "none")]
    [InlineData("CALL_TIMEOUT_SECONDS", "5")]
    [InlineData("CONCIERGE_API_KEY", "short")]
    public async Task Run_InvalidSetting_IsNamedWithRemedyAndCode(string name, string value)
    {
        var run = await CommandLineRun.RunAsync(new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value }, Request);

        run.ExitCode.ShouldBe(3);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldContain(name);

        // The sentence, the remedy, the code.
        run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(3, run.Errors);
    }

    [Fact]
    public async Task Serve_RetiredModel_NamesItsSuccessor()
    {
        var run = await CommandLineRun.RunAsync("serve", "--set", "REALTIME_MODEL=gpt-4o-realtime-preview-2024-10-01");

        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain("gpt-realtime-2.1");
        run.Errors.ShouldContain("(setting.retired_model)");
    }

    [Fact]
    public async Task Serve_SeveralInvalidSettings_NamesThemAll()
    {
        var run = await CommandLineRun.RunAsync("serve", "--set", "PORT=x", "--set", "REALTIME_VOICE=robot", "--set", "CALLS_PER_DAY=x");

        run.ExitCode.ShouldBe(3);
        foreach (var name in (string[])["PORT", "REALTIME_VOICE", "CALLS_PER_DAY"])
        {
            run.Errors.ShouldContain(name);
        }
    }

    [Fact]
    public async Task Serve_SettingOnTheCommandLine_OverridesTheEnvFile()
    {
        var file = _folder.File("settings.env");
        await File.WriteAllTextAsync(file, "PORT=from-the-file\nREALTIME_VOICE=alloy\n");

        var run = await CommandLineRun.RunAsync("serve", "--env-file", file, "--set", "PORT=0", "--set", "REALTIME_VOICE=robot");

        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain("REALTIME_VOICE");
        run.Errors.ShouldNotContain("PORT");
    }

    [Fact]
    public async Task Serve_UnknownSetting_IsRefused()
    {
        var run = await CommandLineRun.RunAsync("serve", "--set", "TWILIO_SID=AC1");

        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain("TWILIO_SID");
        run.Errors.ShouldContain("(setting.unknown)");
    }

    public void Dispose() => _folder.Dispose();
}
