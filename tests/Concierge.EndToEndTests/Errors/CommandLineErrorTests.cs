using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Errors;

/// <summary>The branches of the specification's error diagram as a person at the command line meets them.</summary>
public sealed class CommandLineErrorTests : IDisposable
{
    private static readonly Dictionary<string, string> Configured = new(StringComparer.Ordinal)
    {
        ["PORT"] = "0",
        ["TWILIO_ACCOUNT_SID"] = "AC00000000000000000000000000000001",
        ["TWILIO_AUTH_TOKEN"] = "a-token",
        ["TWILIO_PHONE_NUMBER"] = "+14155550100",
        ["TWILIO_BASE_URL"] = "http://127.0.0.1:1",
        ["PUBLIC_DOMAIN"] = "concierge.example",
        ["OPENAI_API_KEY"] = "sk-nobody",
        ["OPENAI_BASE_URL"] = "http://127.0.0.1:1",
        ["AGENT_MODEL"] = "rules",
        ["DEMO_RESTAURANT_NAME"] = "Luigi's",
        ["DEMO_RESTAURANT_PHONE"] = "+14155550123",
        ["CUSTOMER_NAME"] = "John Smith",
    };

    private readonly TemporaryHome _home = new();

    [Fact]
    public async Task Without_any_setting_it_says_that_Twilio_is_not_configured_and_that_a_rehearsal_needs_no_account()
    {
        await using var process = ConciergeProcess.Start(_home, [RehearsedRequest.Fixed], new Dictionary<string, string>(StringComparer.Ordinal) { ["PORT"] = "0" });

        (await process.WaitForExitAsync()).ShouldBe(3);
        var said = process.Output + process.Errors;
        said.ShouldContain("Twilio is not configured");
        said.ShouldContain("TWILIO_ACCOUNT_SID");
        said.ShouldContain("rehearse");
        said.ShouldContain("(twilio.not_configured)");
    }

    [Theory]
    [InlineData("TWILIO_AUTH_TOKEN", "twilio.not_configured")]
    [InlineData("PUBLIC_DOMAIN", "public_domain.required")]
    [InlineData("OPENAI_API_KEY", "openai.not_configured")]
    public async Task What_is_missing_is_named_and_nobody_is_called(string missing, string code)
    {
        var settings = Configured.Where(setting => setting.Key != missing).ToDictionary(StringComparer.Ordinal);

        var (exitCode, answer) = await AskAsync(settings, RehearsedRequest.Fixed);

        exitCode.ShouldBe(3);
        answer.Text("error_code").ShouldBe(code);
        answer.Text("remedy").ShouldNotBeNull().ShouldContain(missing);
    }

    [Theory]
    [InlineData("Book a table at Mario's, phone +1 415 555 0199, for 4 tomorrow at 7pm", "phone.not_allowed")]
    [InlineData("Book a table at Mario's, phone 911, for 4 tomorrow at 7pm", null)]
    public async Task A_number_that_may_not_be_called_is_not(string request, string? code)
    {
        var (exitCode, answer) = await AskAsync(Configured, request);

        exitCode.ShouldBe(3);
        answer.TryGetProperty("result", out _).ShouldBeFalse();
        answer.Text("error_code").ShouldNotBeNull();
        (code ?? answer.Text("error_code")).ShouldBe(answer.Text("error_code"));
    }

    [Fact]
    public async Task A_carrier_that_does_not_answer_is_a_failed_call()
    {
        var (exitCode, answer) = await AskAsync(Configured, RehearsedRequest.Fixed);

        exitCode.ShouldBe(3);
        answer.Text("error_code").ShouldNotBeNull().ShouldStartWith("twilio.");
    }

    [SkippableFact]
    public async Task A_number_that_the_network_cannot_connect_is_a_failed_call()
    {
        var scenario = _home.File("unknown-number.yaml");
        await File.WriteAllTextAsync(scenario, "description: The network cannot connect the number.\nring:\n  kind: failed\n  seconds: 1\nexpect:\n  outcome: failed\n");

        var run = await RehearsedRequest.RunAsync(_home, scenario);

        run.Answer.Text("error_code").ShouldBe("call.failed");
        run.Result.Text("outcome").ShouldBe("failed");
        run.ExitCode.ShouldBe(4);
    }

    [SkippableFact]
    public async Task A_call_that_does_not_end_by_itself_is_ended_at_its_time_limit()
    {
        var run = await RehearsedRequest.RunAsync(_home, "accepts", RehearsedRequest.Fixed, "--set", "CALL_TIMEOUT_SECONDS=30");

        run.Answer.Text("error_code").ShouldBe("call.timed_out");
        run.Answer.Text("answer").ShouldNotBeNull().ShouldContain("timed out");
        run.Result.GetProperty("duration_seconds").GetDouble().ShouldBeInRange(30, 36);
        run.ExitCode.ShouldBe(4);
    }

    public void Dispose() => _home.Dispose();

    private async Task<(int ExitCode, System.Text.Json.JsonElement Answer)> AskAsync(Dictionary<string, string> settings, string request)
    {
        await using var process = ConciergeProcess.Start(_home, ["--json", request], settings);
        var exitCode = await process.WaitForExitAsync();
        return (exitCode, process.Lines.Select(PrintedEvent.Read).Last(happened => happened.Name == "answer").Data);
    }
}
