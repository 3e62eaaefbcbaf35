using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Errors;

/// <summary>A wrong setting of each kind stops the program at its start, which names it.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly TemporaryHome _home = new();

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
    public async Task A_wrong_setting_is_named_with_its_mend(string name, string value)
    {
        await using var process = ConciergeProcess.Start(_home, [RehearsedRequest.Fixed], new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value });

        (await process.WaitForExitAsync()).ShouldBe(3);
        process.Output.ShouldBeEmpty();
        process.Errors.ShouldContain(name);
        process.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(3, process.Errors);
    }

    [Fact]
    public async Task The_retired_model_is_told_its_successor()
    {
        await using var process = ConciergeProcess.Start(_home, ["serve", "--set", "REALTIME_MODEL=gpt-4o-realtime-preview-2024-10-01"]);

        (await process.WaitForExitAsync()).ShouldBe(3);
        process.Errors.ShouldContain("gpt-realtime-2.1");
        process.Errors.ShouldContain("(setting.retired_model)");
    }

    [Fact]
    public async Task All_wrong_settings_are_told_at_once_and_the_command_line_goes_before_the_environment_and_the_file()
    {
        await File.WriteAllTextAsync(_home.File(".env"), "PORT=from-the-file\nCALLS_PER_DAY=from-the-file\nREALTIME_VOICE=alloy\n");
        await using var process = ConciergeProcess.Start(
            _home,
            ["serve", "--set", "PORT=0", "--set", "REALTIME_VOICE=robot"],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["CALLS_PER_DAY"] = "10" });

        (await process.WaitForExitAsync()).ShouldBe(3);
        process.Errors.ShouldContain("REALTIME_VOICE");
        process.Errors.ShouldNotContain("CALLS_PER_DAY");
        process.Errors.ShouldNotContain("PORT");
    }

    [Fact]
    public async Task A_setting_that_does_not_exist_is_not_passed_over()
    {
        await using var process = ConciergeProcess.Start(_home, ["serve", "--set", "TWILIO_SID=AC1"]);

        (await process.WaitForExitAsync()).ShouldBe(3);
        process.Errors.ShouldContain("TWILIO_SID");
        process.Errors.ShouldContain("(setting.unknown)");
    }

    public void Dispose() => _home.Dispose();
}
