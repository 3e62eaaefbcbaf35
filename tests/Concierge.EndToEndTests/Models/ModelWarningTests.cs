using Concierge.EndToEndTests.Processes;
using Concierge.Tests.Agents;

namespace Concierge.EndToEndTests.Models;

/// <summary>The warning about a model that is shut down soon, in the real program.</summary>
public sealed class ModelWarningTests : IDisposable
{
    private const string Key = "key-that-must-not-be-printed";

    private readonly TemporaryHome _home = new();

    [Fact]
    public async Task Serve_with_an_existing_gpt_5_mini_names_the_model_its_date_and_its_successor_in_the_log()
    {
        await using var models = await StartModelsAsync();
        await File.WriteAllTextAsync(_home.File(".env"), "AGENT_MODEL=gpt-5-mini\n");
        await using var server = await ConciergeServerProcess.StartAsync(_home, LoopbackPorts.FindFreePort(), Settings(models));

        var line = await server.Process.WaitForLineAsync("gpt-5-mini");

        line.ShouldContain("warn: ");
        line.ShouldContain("2026-12-11");
        line.ShouldContain("gpt-6.1-terra");
        line.ShouldContain("gpt-6-luna");
        server.Process.Output.ShouldNotContain(Key);
    }

    [Fact]
    public async Task A_conversation_with_an_existing_gpt_5_mini_is_told_once_on_standard_error()
    {
        await using var models = await StartModelsAsync();
        await using var process = ConciergeProcess.Start(
            _home,
            ["--json"],
            new Dictionary<string, string>(Settings(models), StringComparer.Ordinal) { ["AGENT_MODEL"] = "gpt-5-mini", ["PORT"] = "0" });
        for (var turn = 1; turn <= 3; turn++)
        {
            models.Says("For how many people?");
            await process.WriteLineAsync("a table at Luigi's tomorrow at 7pm");
            await process.WaitForLineAsync(_ => process.Lines.Count(line => line.StartsWith("""{"event":"answer""", StringComparison.Ordinal)) == turn);
        }

        process.CloseInput();
        await process.WaitForExitAsync();

        process.Errors.Trim().ShouldBe("The model gpt-5-mini (AGENT_MODEL) has the shutdown date 2026-12-11: set AGENT_MODEL=gpt-6.1-terra, its successor, or AGENT_MODEL=gpt-6-luna, the default.");
    }

    [Fact]
    public async Task Without_AGENT_MODEL_the_default_answers_with_tools_at_once_and_nothing_is_warned_of()
    {
        await using var models = await StartModelsAsync();
        models.Says("For how many people?");

        var (_, output, errors) = await ConciergeProcess.RunAsync(
            _home,
            ["--json", "a table at Luigi's tomorrow at 7pm"],
            new Dictionary<string, string>(Settings(models), StringComparer.Ordinal) { ["PORT"] = "0" });

        output.ShouldContain("For how many people?");
        errors.ShouldBeEmpty();
        var request = models.Requests.ShouldHaveSingleItem();
        (request["model"]!.GetValue<string>(), request["reasoning_effort"]!.GetValue<string>()).ShouldBe(("gpt-6-luna", "none"));
    }

    public void Dispose() => _home.Dispose();

    private static async Task<ScriptedChatServer> StartModelsAsync()
    {
        var models = await ScriptedChatServer.StartAsync();
        models.Models["gpt-realtime-2.1"] = null;
        models.Models["gpt-transcribe"] = null;
        return models;
    }

    private static Dictionary<string, string> Settings(ScriptedChatServer models) => new(StringComparer.Ordinal)
    {
        ["OPENAI_API_KEY"] = Key,
        ["OPENAI_BASE_URL"] = models.Endpoint.AbsoluteUri,
    };
}
