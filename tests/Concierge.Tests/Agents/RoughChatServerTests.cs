using Concierge.Agents;
using Concierge.Agents.OpenAI;
using Concierge.Contracts;
using Concierge.Media.Realtime;
using Concierge.Options;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Agents;

/// <summary>Servers that speak OpenAI's chat completions only roughly are understood, or give a clear error.</summary>
public sealed class RoughChatServerTests : IAsyncLifetime
{
    private ScriptedChatServer _server = null!;
    private OpenAIChatClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = await ScriptedChatServer.StartAsync();
        _client = new OpenAIChatClient(_server.Endpoint, "test-key", "local-model", new FakeTimeProvider(), "off");
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("\"end_turn\"", "stop")]
    [InlineData("\"eos\"", "stop")]
    [InlineData("\"\"", "stop")]
    [InlineData("null", "stop")]
    [InlineData("\"STOP\"", "stop")]
    [InlineData("\"max_tokens\"", "length")]
    [InlineData("\"safety\"", "content_filter")]
    public async Task A_finish_reason_of_another_vendor_is_understood(string reason, string expected)
    {
        Respond($$$"""{"id":"c","created":1790000000.25,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Hello."},"finish_reason":{{{reason}}}}]}""");

        var response = await _client.GetResponseAsync([new ChatMessage(ChatRole.User, "Hello")]);

        (response.Text, response.FinishReason!.Value.Value).ShouldBe(("Hello.", expected));
    }

    [Theory]
    [InlineData("\"end_turn\"")]
    [InlineData("\"eos\"")]
    [InlineData("\"\"")]
    public async Task A_finish_reason_of_another_vendor_is_understood_in_a_stream(string reason)
    {
        Stream("""{"role":"assistant","content":"Hel"}|""", """{"content":"lo."}|""", $"{{}}|{reason}");

        var response = await StreamAsync();

        (response.Text, response.FinishReason).ShouldBe(("Hello.", ChatFinishReason.Stop));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"role\":\"\",")]
    [InlineData("\"role\":\"model\",")]
    public async Task An_answer_is_the_assistants_whatever_role_it_names(string role)
    {
        Respond($$$"""{"id":"c","created":1790000000,"model":"m","choices":[{"index":0,"message":{{{{role}}}"content":"Hello."},"finish_reason":"stop"}]}""");
        (await _client.GetResponseAsync("Hello")).Messages.ShouldHaveSingleItem().Role.ShouldBe(ChatRole.Assistant);

        Stream($$"""{{{role}}"content":"Hello."}|""", "{}|\"stop\"");
        (await StreamAsync()).Messages.ShouldHaveSingleItem().Role.ShouldBe(ChatRole.Assistant);
    }

    [Fact]
    public async Task Pieces_with_ids_of_their_own_are_one_message()
    {
        _server.Then(async (_, context) =>
        {
            context.Response.ContentType = "text/event-stream";
            foreach (var (id, delta, reason) in new[] { ("a", """{"content":"Hel"}""", "null"), ("b", """{"content":"lo."}""", "null"), ("c", "{}", "\"stop\"") })
            {
                await context.Response.WriteAsync(
                    $$$"""data: {"id":"{{{id}}}","created":1,"model":"m","choices":[{"index":0,"delta":{{{delta}}},"finish_reason":{{{reason}}}}]}""" + "\n\n");
            }
        });

        (await StreamAsync()).Messages.ShouldHaveSingleItem().Text.ShouldBe("Hello.");
    }

    [Theory]
    [InlineData("\"tool_calls\"")]
    [InlineData("\"\"")]
    public async Task A_streamed_call_without_id_and_arguments_is_understood(string reason)
    {
        Stream("""{"tool_calls":[{"index":0,"function":{"name":"list_bookings"}},{"index":1,"function":{"name":"list_bookings","arguments":""}}]}|""", $"{{}}|{reason}");

        var calls = (await StreamAsync()).Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();

        calls.Count.ShouldBe(2);
        calls.ShouldAllBe(call => call.Name == "list_bookings" && call.Exception == null && call.Arguments!.Count == 0 && call.CallId.Length > 0);
        calls[0].CallId.ShouldNotBe(calls[1].CallId);
    }

    [Fact]
    public async Task Arguments_that_are_an_object_and_a_call_without_id_are_understood()
    {
        Respond("""{"id":"c","created":1790000000,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"function":{"name":"find_restaurant","arguments":{"name":"Luigi's"}}}]},"finish_reason":"tool_use"}]}""");

        var response = await _client.GetResponseAsync([new ChatMessage(ChatRole.User, "Hello")]);

        var call = response.Messages[0].Contents.OfType<FunctionCallContent>().ShouldHaveSingleItem();
        (call.Name, call.Arguments!["name"]!.ToString(), call.CallId.Length > 0).ShouldBe(("find_restaurant", "Luigi's", true));
        response.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
    }

    [Theory]
    [InlineData("\"index\":0,", "\"index\":0,")]
    [InlineData("", "")]
    [InlineData("\"index\":0,", "\"index\":1,")]
    public async Task Two_calls_with_different_ids_are_two_calls_whatever_their_index(string first, string second)
    {
        Stream(
            $$$"""{"tool_calls":[{{{{first}}}"id":"a","function":{"name":"find_restaurant","arguments":"{\"name\":"}}]}|""",
            $$$"""{"tool_calls":[{{{{first}}}"function":{"arguments":"\"Luigi's\"}"}}]}|""",
            $$$$"""{"tool_calls":[{{{{{second}}}}"id":"b","function":{"name":"find_restaurant","arguments":{"name":"Mario's"}}}]}|""",
            "{}|\"tool_calls\"");

        var response = await StreamAsync();

        response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>()
            .Select(call => $"{call.CallId} {call.Arguments!["name"]}").ShouldBe(["a Luigi's", "b Mario's"]);
    }

    [Theory]
    [InlineData("""{"error":{"message":"local-model does not support tools","type":"api_error"}}""", 400, "local-model does not support tools")]
    [InlineData("""{"error":"the request exceeds the available context size"}""", 400, "the request exceeds the available context size")]
    [InlineData("""{"object":"error","message":"This model's maximum context length is 4096 tokens."}""", 422, "maximum context length is 4096 tokens")]
    [InlineData("""{"error":{"message":"no tools here"}}""", 200, "no tools here")]
    public async Task The_servers_own_sentence_is_shown(string body, int status, string sentence)
    {
        Respond(body, status);

        var error = (await Should.ThrowAsync<ConciergeException>(() => _client.GetResponseAsync([new ChatMessage(ChatRole.User, "Hello")]))).Error;

        error.Code.ShouldBe("openai.bad_request");
        error.Message.ShouldContain(sentence);
    }

    [Fact]
    public async Task The_servers_own_sentence_is_shown_without_keys_and_control_characters()
    {
        Respond("""{"error":{"message":"Bad key sk-abcdefghijklmnop\u001b[31m here"}}""", 400);

        var error = (await Should.ThrowAsync<ConciergeException>(() => _client.GetResponseAsync([new ChatMessage(ChatRole.User, "Hello")]))).Error;

        error.Message.ShouldNotContain("abcdefghijklmnop");
        error.Message.ShouldNotContain("\u001b");
    }

    [Theory]
    [InlineData("""{"id":7,"choices":[{"message":"text"}]}""")]
    [InlineData("""{"choices":[]}""")]
    [InlineData("""{"choices":[null]}""")]
    [InlineData("""{"choices":[{"index":0,"finish_reason":"stop"}]}""")]
    [InlineData("""{"choices":[{"index":0,"message":null,"finish_reason":"stop"}]}""")]
    [InlineData("[]")]
    [InlineData("<html>")]
    public async Task An_answer_that_cannot_be_read_is_a_clear_error(string body)
    {
        Respond(body);

        (await Should.ThrowAsync<ConciergeException>(() => _client.GetResponseAsync([new ChatMessage(ChatRole.User, "Hello")])))
            .Error.Code.ShouldStartWith("openai.");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"id":"t","type":"function"}""")]
    [InlineData("""{"id":"t","type":"function","function":null}""")]
    [InlineData("""{"id":"t","type":"function","function":{"name":"","arguments":"{}"}}""")]
    [InlineData("""{"id":"t","type":"function","function":{"arguments":"{}"}}""")]
    public async Task A_tool_call_without_a_name_is_left_out(string call)
    {
        Respond($$$$"""{"choices":[{"index":0,"message":{"role":"assistant","content":"Hello","tool_calls":[{{{{call}}}}]},"finish_reason":"stop"}]}""");

        var message = (await _client.GetResponseAsync([new ChatMessage(ChatRole.User, "Hello")])).Messages.ShouldHaveSingleItem();
        message.Contents.ShouldHaveSingleItem().ShouldBeOfType<TextContent>().Text.ShouldBe("Hello");
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_does_not_end_the_streaming()
    {
        Stream();
        Respond("""{"choices":[]}""");
        await Should.ThrowAsync<ConciergeException>(StreamAsync);
        Stream("""{"content":"Hello."}|""", "{}|\"stop\"");

        (await StreamAsync()).Text.ShouldBe("Hello.");
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","arguments":null""")]
    public async Task A_tool_call_without_arguments_has_none(string arguments)
    {
        Respond($$$$"""{"choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"t","type":"function","function":{"name":"submit"{{{{arguments}}}}}}]},"finish_reason":"tool_calls"}]}""");

        var message = (await _client.GetResponseAsync([new ChatMessage(ChatRole.User, "Hello")])).Messages.ShouldHaveSingleItem();
        var call = message.Contents.ShouldHaveSingleItem().ShouldBeOfType<FunctionCallContent>();
        call.Name.ShouldBe("submit");
        call.Arguments.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, "AGENT_BASE_URL", "AGENT_API_KEY")]
    [InlineData(false, "OPENAI_BASE_URL", "OPENAI_API_KEY")]
    public async Task The_remedy_names_the_setting_in_use(bool own, string address, string key)
    {
        var agents = new AgentOptions { Model = "m", BaseUrl = own ? _server.Endpoint : null };
        using var client = ChatClientFactory.Create(agents, new RealtimeOptions { ApiKey = "k", BaseUrl = _server.Endpoint }, new FakeTimeProvider());
        Respond("{}", 404);
        Respond("{}", 401);

        (await Should.ThrowAsync<ConciergeException>(() => client.GetResponseAsync([new ChatMessage(ChatRole.User, "Hello")]))).Error.Remedy.ShouldContain(address);
        (await Should.ThrowAsync<ConciergeException>(() => client.GetResponseAsync([new ChatMessage(ChatRole.User, "Hello")]))).Error.Remedy.ShouldContain(key);
    }

    private Task<ChatResponse> StreamAsync() => _client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "Hello")]).ToChatResponseAsync();

    private void Respond(string body, int status = 200) => _server.Then(async (_, context) =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    });

    // Each piece is a delta and, after the bar, the finish reason.
    private void Stream(params string[] pieces) => _server.Then(async (_, context) =>
    {
        context.Response.ContentType = "text/event-stream";
        foreach (var piece in pieces)
        {
            var bar = piece.LastIndexOf('|');
            var reason = piece[(bar + 1)..] is { Length: > 0 } given ? given : "null";
            await context.Response.WriteAsync(
                $$$"""data: {"id":"c","object":"chat.completion.chunk","created":1790000000.5,"model":"m","choices":[{"index":0,"delta":{{{piece[..bar]}}},"finish_reason":{{{reason}}}}]}""" + "\n\n");
        }

        await context.Response.WriteAsync("data: [DONE]\n\n");
    });
}
