using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Errors;

/// <summary>
/// Settings come from the command line, the environment and <c>.env</c>, in this order. The check of each setting is tested in Concierge.Tests and
/// Concierge.Cli.Tests.
/// </summary>
public sealed class SettingsTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [Fact]
    public async Task Start_InvalidSetting_StopsWithItsNameRemedyAndCode()
    {
        await using var process = ConciergeProcess.Start(
            _home,
            [RehearsedRequest.FixedTimeRequest],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["REALTIME_VOICE"] = "robot" });

        (await process.WaitForExitAsync()).ShouldBe(3);
        process.Output.ShouldBeEmpty();
        process.Errors.ShouldContain("REALTIME_VOICE");
        process.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(3, process.Errors);
    }

    [Fact]
    public async Task Start_SettingInSeveralPlaces_CommandLineWinsOverEnvironmentOverFile()
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

    public void Dispose() => _home.Dispose();
}
