using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Errors;

/// <summary>Branches of the specification's error diagram that need a real process or a call. The others are tested in Concierge.Cli.Tests.</summary>
public sealed class CommandLineErrorTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [Fact]
    public async Task Book_WithoutAnySetting_NamesTheMissingSettingsAndSuggestsARehearsal()
    {
        await using var process = ConciergeProcess.Start(
            _home,
            [RehearsedRequest.FixedTimeRequest],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["PORT"] = "0" });

        (await process.WaitForExitAsync()).ShouldBe(3);
        var printed = process.Output + process.Errors;
        printed.ShouldContain("A call needs settings that are not set: OPENAI_API_KEY, TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN");
        printed.ShouldContain("rehearse");
    }

    [SkippableFact]
    public async Task Call_NetworkCannotConnectTheNumber_Fails()
    {
        var scenario = _home.File("unknown-number.yaml");
        await File.WriteAllTextAsync(scenario, """
            description: The network cannot connect the number.
            ring:
              kind: failed
              seconds: 1
            expect:
              outcome: failed
            """);

        var run = await RehearsedRequest.RunAsync(_home, scenario);

        run.Answer.GetText("error_code").ShouldBe("call.failed");
        run.Result.GetText("outcome").ShouldBe("failed");
        run.ExitCode.ShouldBe(4);
    }

    [SkippableFact]
    public async Task Call_LongerThanTheTimeLimit_IsEnded()
    {
        var run = await RehearsedRequest.RunAsync(_home, "accepts", RehearsedRequest.FixedTimeRequest, "--set", "CALL_TIMEOUT_SECONDS=30");

        run.Answer.GetText("error_code").ShouldBe("call.timed_out");
        run.Answer.GetText("answer").ShouldNotBeNull().ShouldContain("timed out");
        run.Result.GetProperty("duration_seconds").GetDouble().ShouldBeInRange(30, 36);
        run.ExitCode.ShouldBe(4);
    }

    public void Dispose() => _home.Dispose();
}
