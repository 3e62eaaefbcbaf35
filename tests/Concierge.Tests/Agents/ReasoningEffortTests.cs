using System.Text.Json;
using System.Text.Json.Nodes;
using Concierge.Agents.OpenAI;
using Concierge.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Agents;

/// <summary>Checks at the server what <see cref="Concierge.Agents.OpenAI.OpenAIChatClient"/> sends as <c>reasoning_effort</c>.</summary>
public sealed class ReasoningEffortTests : IAsyncLifetime
{
    private ScriptedChatServer _server = null!;

    public async Task InitializeAsync() => _server = await ScriptedChatServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("gpt-6-luna", true)]
    [InlineData("gpt-6-luna", false)]
    [InlineData("gpt-6.1-terra", true)]
    [InlineData("gpt-5.6-luna", true)]
    public async Task Known_family_with_tools_sends_none_in_its_first_request(string model, bool streams)
    {
        var client = CreateClient(model);

        (await GetTextAsync(client, streams)).ShouldBe("Hello.");

        Efforts.ShouldBe(["none"]);
    }

    [Theory]
    [InlineData("gpt-4o-mini", true)]
    [InlineData("llama3.2", false)]
    public async Task Other_model_with_tools_sends_no_effort(string model, bool streams)
    {
        (await GetTextAsync(CreateClient(model), streams)).ShouldBe("Hello.");

        Efforts.ShouldBe([null]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_tools_no_effort_is_sent(bool streams)
    {
        (await GetTextAsync(CreateClient("gpt-6-luna"), streams, hasTools: false)).ShouldBe("Hello.");

        Efforts.ShouldBe([null]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Unknown_model_that_requires_none_is_requested_once_more_and_remembered(bool streams)
    {
        _server.ReasoningEffort = ReasoningEffortRule.RequiresNoneWithTools;
        var client = CreateClient("gpt-7-sol");

        (await GetTextAsync(client, streams)).ShouldBe("Hello.");
        (await GetTextAsync(client, streams)).ShouldBe("Hello.");

        Efforts.ShouldBe([null, "none", "none"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Known_family_on_a_server_that_refuses_the_parameter_is_requested_once_more_and_remembered(bool streams)
    {
        _server.ReasoningEffort = ReasoningEffortRule.RefusesParameter;
        var client = CreateClient("gpt-6-luna");

        (await GetTextAsync(client, streams)).ShouldBe("Hello.");
        (await GetTextAsync(client, streams)).ShouldBe("Hello.");

        Efforts.ShouldBe(["none", null, null]);
    }

    [Fact]
    public async Task An_effort_learned_from_a_streamed_response_is_used_for_a_complete_response()
    {
        _server.ReasoningEffort = ReasoningEffortRule.RefusesParameter;
        var client = CreateClient("gpt-6-luna");

        await GetTextAsync(client, streams: true);
        await GetTextAsync(client, streams: false);

        Efforts.ShouldBe(["none", null, null]);
    }

    [Theory]
    [InlineData("gpt-6-luna", "low", "low", true)]
    [InlineData("gpt-6-luna", "off", null, false)]
    [InlineData("gpt-4o-mini", "high", "high", true)]
    [InlineData("gpt-4o-mini", "none", "none", false)]
    public async Task The_setting_overrides_the_family(string model, string setting, string? sent, bool streams)
    {
        _server.ReasoningEffort = ReasoningEffortRule.Ignores;

        (await GetTextAsync(CreateClient(model, setting), streams)).ShouldBe("Hello.");

        Efforts.ShouldBe([sent]);
    }

    [Theory]
    [InlineData("low", true)]
    [InlineData("low", false)]
    [InlineData("off", true)]
    [InlineData("off", false)]
    public async Task A_refused_setting_is_reported_and_not_replaced(string setting, bool streams)
    {
        var error = (await Should.ThrowAsync<ConciergeException>(() => GetTextAsync(CreateClient("gpt-6-luna", setting), streams))).Error;

        error.Code.ShouldBe("openai.bad_request");
        error.Remedy.ShouldContain("AGENT_REASONING_EFFORT");
        Efforts.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_refuses_both_efforts_is_requested_twice_and_nothing_is_remembered(bool streams)
    {
        _server.ReasoningEffort = ReasoningEffortRule.Ignores;
        var client = CreateClient("gpt-6-luna");
        for (var i = 0; i < 4; i++)
        {
            _server.Then((_, context) =>
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return context.Response.WriteAsync("""{"error":{"message":"Unsupported value: 'reasoning_effort'.","type":"invalid_request_error","param":"reasoning_effort","code":"unsupported_value"}}""");
            });
        }

        for (var i = 0; i < 2; i++)
        {
            (await Should.ThrowAsync<ConciergeException>(() => GetTextAsync(client, streams, scripted: true))).Error.Code.ShouldBe("openai.bad_request");
        }

        Efforts.ShouldBe(["none", null, "none", null]);
    }

    [Fact]
    public async Task A_bad_request_about_another_parameter_is_not_retried()
    {
        _server.Then((_, context) =>
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return context.Response.WriteAsync("""{"error":{"message":"Invalid value: 'tools'.","type":"invalid_request_error","param":"tools","code":"invalid_value"}}""");
        });

        (await Should.ThrowAsync<ConciergeException>(() => GetTextAsync(CreateClient("gpt-6-luna"), streams: true, scripted: true)))
            .Error.Remedy.ShouldStartWith("Check AGENT_MODEL ");

        Efforts.ShouldBe(["none"]);
    }

    private List<string?> Efforts => [.. _server.Requests.Select(request => request["reasoning_effort"]?.GetValue<string>())];

    private OpenAIChatClient CreateClient(string model, string? setting = null) => new(_server.Endpoint, "test-key", model, new FakeTimeProvider(), setting);

    private async Task<string> GetTextAsync(OpenAIChatClient client, bool streams, bool hasTools = true, bool scripted = false)
    {
        ChatMessage[] messages = [new(ChatRole.User, "Hello")];
        var options = new ChatOptions { Tools = hasTools ? [AIFunctionFactory.Create((string name) => name, "find_restaurant", "Looks up.")] : [] };
        if (!scripted)
        {
            _ = streams ? _server.Says("Hello.") : _server.Then(SendCompleteResponseAsync);
        }

        return streams
            ? (await client.GetStreamingResponseAsync(messages, options).ToChatResponseAsync()).Text
            : (await client.GetResponseAsync(messages, options)).Text;
    }

    private static Task SendCompleteResponseAsync(JsonNode request, HttpContext context)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(JsonSerializer.Serialize(new
        {
            id = "chatcmpl-1",
            @object = "chat.completion",
            created = 1790000000,
            model = request["model"]!.GetValue<string>(),
            choices = new[] { new { index = 0, message = new { role = "assistant", content = "Hello." }, finish_reason = "stop" } },
        }));
    }
}
