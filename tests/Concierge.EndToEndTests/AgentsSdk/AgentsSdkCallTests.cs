using System.Globalization;
using System.Text.Json;
using Concierge.EndToEndTests.Node;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.AgentsSdk;

/// <summary>The stand-ins are true to OpenAI and Twilio: a program of OpenAI's own agents SDK, which knows nothing of them, books a table.</summary>
[Trait("Category", "Long")]
public sealed class AgentsSdkCallTests : IDisposable
{
    private const string Instructions = """
        You book a table in a restaurant by telephone.
        ```booking
        Restaurant: Luigi's
        Party size: 4
        Date: 2031-05-16
        Time: 7:00 PM (19:00)
        Name: John Smith
        ```
        """;

    private readonly TemporaryHome _home = new();

    [SkippableFact]
    public async Task AgentsSdk_OverTls_CompletesACall()
    {
        RehearsedRequest.SkipWithoutSpeech();
        Skip.IfNot(NodePrograms.AreInstalled(out var reason), reason);
        var program = await NpmPackages.InstallAsync("bench/peers", "agents-sdk", "AgentsSdk/booking-agent.mjs");
        var port = LoopbackPorts.FindFreePort();
        await using var services = await RehearsalServices.StartAsync(_home, port, tls: true);
        await using var agent = ConciergeProcess.StartOther(_home, "node", [program], new Dictionary<string, string>(services.Settings, StringComparer.Ordinal)
        {
            ["PORT"] = port.ToString(CultureInfo.InvariantCulture),
            ["CALLED_NUMBER"] = "+14155550123",
            ["INSTRUCTIONS"] = Instructions,
        });

        var exitCode = await agent.WaitForExitAsync();

        var printed = agent.Lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        exitCode.ShouldBe(0, agent.Output + agent.Errors);
        printed.ShouldNotContain(line => line.GetText("event") == "error", agent.Output);
        printed[0].GetText("event").ShouldBe("placed");

        // The confirmation code was only spoken: the restaurant said it, and the model heard it.
        var report = printed.Single(line => line.GetText("event") == "report").GetProperty("report");
        report.GetText("outcome").ShouldBe("confirmed");
        report.GetText("confirmation_number").ShouldNotBeNull().Length.ShouldBe(5);
        (report.GetProperty("party_size").GetInt32(), report.GetText("date"), report.GetText("time")).ShouldBe((4, "2031-05-16", "19:00"));

        // Both sides spoke, and the SDK has the words of both.
        printed[^1].GetText("event").ShouldBe("history", agent.Output);
        var turns = printed[^1].GetProperty("turns").EnumerateArray().Select(turn => (Role: turn.GetText("role"), Text: turn.GetText("text")!)).ToList();
        turns[0].Role.ShouldBe("user");
        turns[0].Text.ShouldContain("good evening");
        turns.ShouldContain(turn => turn.Role == "assistant" && turn.Text.Contains("table for four", StringComparison.Ordinal));
        turns.Count(turn => turn.Role == "user" && turn.Text.Length > 0).ShouldBeGreaterThan(2);

        // Twilio's side: one call, ended as completed, with nothing to complain of.
        var call = (await services.GetCallsAsync()).ShouldHaveSingleItem();
        call.GetText("sid").ShouldBe(printed[0].GetText("sid"));
        call.GetText("status").ShouldBe("completed");
        call.GetProperty("errors").EnumerateArray().ShouldBeEmpty(call.ToString());
    }

    public void Dispose() => _home.Dispose();
}
