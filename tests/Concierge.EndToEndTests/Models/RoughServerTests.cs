using Concierge.EndToEndTests.Processes;
using Concierge.Tests.Agents;
using Microsoft.AspNetCore.Http;

namespace Concierge.EndToEndTests.Models;

/// <summary>The command line with a model server that speaks OpenAI's protocol only roughly.</summary>
public sealed class RoughServerTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [Theory]
    [InlineData("\"end_turn\"", "1790000000.25", null)]
    [InlineData("\"eos\"", "1790000000", null)]
    [InlineData("\"\"", "1790000000", null)]
    [InlineData("7", "\"yesterday\"", "openai.")]
    public async Task The_own_server_is_never_taken_for_a_stranger(string reason, string created, string? code)
    {
        await using var models = await ScriptedChatServer.StartAsync();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            models.Then(async (_, context) =>
            {
                context.Response.ContentType = "text/event-stream";
                await context.Response.WriteAsync(
                    $$$"""data: {"id":"c","object":"chat.completion.chunk","created":{{{created}}},"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"For how many people?"},"finish_reason":{{{reason}}}}]}""" + "\n\ndata: [DONE]\n\n");
            });
        }

        var (exitCode, output, errors) = await ConciergeProcess.RunAsync(
            _home,
            ["--json", "a table at Luigi's tomorrow at 7pm"],
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["AGENT_MODEL"] = "local-model",
                ["AGENT_BASE_URL"] = models.Endpoint.AbsoluteUri,
                ["AGENT_API_KEY"] = "key-of-a-local-server",
                ["PORT"] = "0",
            });

        (output + errors).ShouldNotContain("not_concierge");
        (output + errors).ShouldNotContain("not a Concierge server");
        if (code is null)
        {
            output.ShouldContain("For how many people?", Case.Sensitive, errors);
        }
        else
        {
            exitCode.ShouldNotBe(0);
            (output + errors).ShouldContain(code);
        }
    }

    public void Dispose() => _home.Dispose();
}
