using Concierge.Agents.OpenAI;
using Concierge.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Agents;

public sealed class OpenAIChatClientTests : IAsyncLifetime
{
    private readonly WaitingClock _clock = new();
    private WebApplication _server = null!;
    private OpenAIChatClient _client = null!;
    private string _request = "";
    private Func<HttpContext, Task> _respond = _ => Task.CompletedTask;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapPost("/v1/chat/completions", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            _request = await reader.ReadToEndAsync();
            await _respond(context);
        });
        await _server.StartAsync();
        _client = new OpenAIChatClient(new Uri(_server.Urls.First() + "/v1"), "test-key", OpenAIChatClient.DefaultModel, _clock);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    private static string Completion(string message, string finish) =>
        $$$"""{"id":"chatcmpl-1","object":"chat.completion","created":1790000000,"model":"gpt-6-luna","choices":[{"index":0,"message":{{{message}}},"finish_reason":"{{{finish}}}"}],"usage":{"prompt_tokens":12,"completion_tokens":5,"total_tokens":17}}""";

    private void Respond(string body, int status = 200, params (string Name, string Value)[] headers) => _respond = async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = body.StartsWith("data:", StringComparison.Ordinal) ? "text/event-stream" : "application/json";
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(body);
    };

    private Task<ChatResponse> GetResponseAsync(params ChatMessage[] messages) =>
        _client.GetResponseAsync(messages.Length == 0 ? [new ChatMessage(ChatRole.User, "Hello")] : messages, new ChatOptions { Tools = [AIFunctionFactory.Create((string name) => name, "find_restaurant", "Looks up.")] });

    [Fact]
    public async Task Text_usage_and_finish_reason_are_returned()
    {
        Respond(Completion("""{"role":"assistant","content":"Which restaurant?","refusal":null}""", "stop"));
        var response = await GetResponseAsync();
        response.Text.ShouldBe("Which restaurant?");
        response.FinishReason.ShouldBe(ChatFinishReason.Stop);
        response.Usage!.TotalTokenCount.ShouldBe(17);
        _request.ShouldContain("\"gpt-6-luna\"");
        _request.ShouldContain("\"find_restaurant\"");
        _request.ShouldNotContain("temperature");
    }

    [Fact]
    public async Task Parallel_tool_calls_and_malformed_arguments_are_returned()
    {
        Respond(Completion("""{"role":"assistant","content":null,"tool_calls":[{"id":"a","type":"function","function":{"name":"find_restaurant","arguments":"{\"name\":\"Luigi's\"}"}},{"id":"b","type":"function","function":{"name":"find_restaurant","arguments":"{\"name\":"}}]}""", "tool_calls"));
        var calls = (await GetResponseAsync()).Messages[0].Contents.OfType<FunctionCallContent>().ToList();
        calls.Count.ShouldBe(2);
        calls[0].Arguments!["name"]!.ToString().ShouldBe("Luigi's");
        calls[0].Exception.ShouldBeNull();
        calls[1].Exception.ShouldNotBeNull();
    }

    [Fact]
    public async Task Tool_calls_and_their_results_are_sent_back()
    {
        Respond(Completion("""{"role":"assistant","content":"ok"}""", "stop"));
        await GetResponseAsync(
            new ChatMessage(ChatRole.System, "Be brief."),
            new ChatMessage(ChatRole.User, "Luigi's"),
            new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("a", "find_restaurant", new Dictionary<string, object?> { ["name"] = "Luigi's" })]),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("a", "found")]));
        _request.ShouldContain("\"tool_call_id\":\"a\"");
        _request.ShouldContain("\"tool_calls\"");
        _request.ShouldContain("\"role\":\"system\"");
    }

    [Fact]
    public async Task A_schema_of_the_answer_is_sent_as_one_that_the_model_must_keep_to()
    {
        Respond(Completion("""{"role":"assistant","content":"{}"}""", "stop"));
        var schema = System.Text.Json.JsonElement.Parse("""{"type":"object","properties":{},"required":[],"additionalProperties":false}""");
        await _client.GetResponseAsync("Hello", new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema, "acts") });
        var format = System.Text.Json.Nodes.JsonNode.Parse(_request)!["response_format"]!["json_schema"]!;
        (format["name"]!.GetValue<string>(), format["strict"]!.GetValue<bool>()).ShouldBe(("acts", true));
    }

    [Fact]
    public async Task A_refusal_becomes_error_content()
    {
        Respond(Completion("""{"role":"assistant","content":null,"refusal":"I can't help with that."}""", "stop"));
        (await GetResponseAsync()).Messages[0].Contents.OfType<ErrorContent>().ShouldHaveSingleItem().ErrorCode.ShouldBe("Refusal");
    }

    [Fact]
    public async Task Streamed_text_and_tool_calls_are_assembled()
    {
        string Chunk(string delta, string finish = "null") => $$$"""data: {"id":"c1","object":"chat.completion.chunk","created":1790000000,"model":"gpt-6-luna","choices":[{"index":0,"delta":{{{delta}}},"finish_reason":{{{finish}}}}]}""" + "\n\n";
        Respond(
            Chunk("""{"role":"assistant","content":"One "}""") + Chunk("""{"content":"moment."}""")
            + Chunk("""{"tool_calls":[{"index":0,"id":"a","type":"function","function":{"name":"find_restaurant","arguments":"{\"na"}}]}""")
            + Chunk("""{"tool_calls":[{"index":1,"id":"b","type":"function","function":{"name":"find_restaurant","arguments":"{\"name\":\"Mario's\"}"}}]}""")
            + Chunk("""{"tool_calls":[{"index":0,"function":{"arguments":"me\":\"Luigi's\"}"}}]}""")
            + Chunk("{}", "\"tool_calls\"") + "data: [DONE]\n\n");
        var response = await _client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "Hello")]).ToChatResponseAsync();
        response.Text.ShouldBe("One moment.");
        response.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
        response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Select(call => call.Arguments!["name"]!.ToString()).ShouldBe(["Luigi's", "Mario's"]);
    }

    [Theory]
    [InlineData(401, "{\"error\":{\"message\":\"Incorrect API key provided: test-key\",\"code\":\"invalid_api_key\"}}", "openai.unauthorized")]
    [InlineData(404, "{\"error\":{\"code\":\"model_not_found\"}}", "openai.model_not_found")]
    [InlineData(429, "{\"error\":{\"code\":\"insufficient_quota\"}}", "openai.insufficient_quota")]
    [InlineData(400, "{\"error\":{\"code\":\"bad\"}}", "openai.bad_request")]
    public async Task An_error_status_becomes_an_error_code_without_the_key(int status, string body, string code)
    {
        Respond(body, status);
        var exception = await Should.ThrowAsync<ConciergeException>(() => GetResponseAsync());
        exception.Error.Code.ShouldBe(code);
        exception.Message.ShouldNotContain("test-key");
    }

    [Theory]
    [InlineData("retry-after", "7", 7)]
    [InlineData("retry-after", "10", 10)]
    [InlineData("retry-after-ms", "1500", 1.5)]
    [InlineData("retry-after", "Thu, 26 Nov 2026 12:00:08 GMT", 8)]
    public async Task A_rate_limit_with_a_short_delay_is_retried_after_exactly_that_delay(string header, string value, double seconds)
    {
        var requests = 0;
        _respond = async context =>
        {
            requests++;
            context.Response.ContentType = "application/json";
            if (requests == 1)
            {
                context.Response.StatusCode = 429;
                context.Response.Headers[header] = value;
                await context.Response.WriteAsync("""{"error":{"code":"rate_limit_exceeded"}}""");
                return;
            }

            await context.Response.WriteAsync(Completion("""{"role":"assistant","content":"Here I am."}""", "stop"));
        };
        var timerStarted = _clock.WaitForTimerAsync(TimeSpan.FromSeconds(seconds));
        var answer = GetResponseAsync();
        await timerStarted;
        requests.ShouldBe(1);
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        (await answer).Text.ShouldBe("Here I am.");
        requests.ShouldBe(2);
    }

    [Theory]
    [InlineData("45", "Try again in 45 seconds.")]
    [InlineData("3600", "Try again in 3600 seconds.")]
    [InlineData("soon", "Try again in a minute.")]
    public async Task A_rate_limit_with_a_long_delay_fails_at_once_and_states_the_delay(string delay, string remedy)
    {
        Respond("""{"error":{"code":"rate_limit_exceeded"}}""", 429, ("retry-after", delay));
        (await Should.ThrowAsync<ConciergeException>(() => GetResponseAsync())).Error.ShouldBe(
            new ConciergeError("openai.rate_limited", "The rate limit of the language model's server is exceeded.", remedy));
    }

    [Theory]
    [InlineData(429, "openai.rate_limited")]
    [InlineData(503, "openai.unavailable")]
    public async Task A_server_that_stays_unavailable_is_requested_at_most_three_times(int status, string code)
    {
        var requests = 0;
        _respond = async context =>
        {
            requests++;
            context.Response.StatusCode = status;
            context.Response.Headers["retry-after"] = "0";
            await context.Response.WriteAsync("{}");
        };
        (await Should.ThrowAsync<ConciergeException>(() => GetResponseAsync())).Error.Code.ShouldBe(code);
        requests.ShouldBe(3);
    }

    [Fact]
    public async Task A_server_that_does_not_respond_times_out_after_a_minute()
    {
        var requestReceived = new TaskCompletionSource();
        _respond = async context =>
        {
            requestReceived.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };
        var answer = GetResponseAsync();
        await requestReceived.Task;
        _clock.Advance(TimeSpan.FromSeconds(59));
        answer.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await Should.ThrowAsync<ConciergeException>(() => answer)).Error.Code.ShouldBe("openai.timeout");
    }

    [Fact]
    public async Task A_stream_that_stops_times_out_after_a_minute()
    {
        var requestReceived = new TaskCompletionSource();
        _respond = async context =>
        {
            await ScriptedChatServer.SendAsync(context, new { content = "One moment" });
            requestReceived.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };
        var answer = StreamAsync();
        await requestReceived.Task;
        _clock.Advance(TimeSpan.FromSeconds(59));
        answer.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await Should.ThrowAsync<ConciergeException>(() => answer)).Error.Code.ShouldBe("openai.timeout");
    }

    [Fact]
    public async Task Streamed_words_arrive_before_the_response_is_complete()
    {
        var received = new TaskCompletionSource();
        _respond = async context =>
        {
            await ScriptedChatServer.SendAsync(context, new { role = "assistant", content = "One " });
            await received.Task;
            await ScriptedChatServer.SendAsync(context, new { content = "moment." });
            await ScriptedChatServer.SendAsync(context, new { }, "stop");
        };
        var words = new List<string>();
        await foreach (var update in _client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "Hello")]))
        {
            words.Add(update.Text);
            received.TrySetResult();
        }

        words.ShouldBe(["One ", "moment.", ""]);
    }

    [Fact]
    public async Task A_streamed_refusal_becomes_error_content()
    {
        _respond = async context =>
        {
            await ScriptedChatServer.SendAsync(context, new { role = "assistant", refusal = "I can't " });
            await ScriptedChatServer.SendAsync(context, new { refusal = "help." });
            await ScriptedChatServer.SendAsync(context, new { }, "stop");
        };
        var refusal = (await StreamAsync()).Messages.SelectMany(message => message.Contents).OfType<ErrorContent>().ShouldHaveSingleItem();
        (refusal.ErrorCode, refusal.Message).ShouldBe(("Refusal", "I can't help."));
    }

    [Fact]
    public async Task Malformed_streamed_arguments_set_an_exception_on_the_call()
    {
        _respond = async context =>
        {
            await ScriptedChatServer.SendAsync(context, new { tool_calls = new object[] { new { index = 0, id = "a", type = "function", function = new { name = "find_restaurant", arguments = "{\"name\": Luigi" } } } });
            await ScriptedChatServer.SendAsync(context, new { }, "tool_calls");
        };
        (await StreamAsync()).Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ShouldHaveSingleItem().Exception.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_that_ends_too_early_is_an_error(bool broken)
    {
        _respond = async context =>
        {
            if (broken)
            {
                ScriptedChatServer.WillBreakOff(context);
            }

            await ScriptedChatServer.SendAsync(context, new { role = "assistant", content = "Your table is" });
        };
        (await Should.ThrowAsync<ConciergeException>(StreamAsync)).Error.Code.ShouldBe("openai.broken_off");
    }

    [Theory]
    [InlineData(401, "openai.unauthorized")]
    [InlineData(404, "openai.model_not_found")]
    [InlineData(400, "openai.bad_request")]
    public async Task A_refused_stream_gives_an_error_code(int status, string code)
    {
        Respond("""{"error":{"code":"some_code"}}""", status);
        (await Should.ThrowAsync<ConciergeException>(StreamAsync)).Error.Code.ShouldBe(code);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(501)]
    public async Task A_server_without_streaming_is_asked_for_complete_responses_from_then_on(int status)
    {
        List<bool> streamed = [];
        _respond = async context =>
        {
            var wantsStream = _request.Contains("\"stream\":true", StringComparison.Ordinal);
            streamed.Add(wantsStream);
            context.Response.ContentType = "application/json";
            context.Response.StatusCode = wantsStream ? status : 200;
            await context.Response.WriteAsync(wantsStream && status != 200 ? """{"error":{"message":"stream is not supported"}}""" : Completion("""{"role":"assistant","content":"Which restaurant?"}""", "stop"));
        };
        (await StreamAsync()).Text.ShouldBe("Which restaurant?");
        (await StreamAsync()).Text.ShouldBe("Which restaurant?");
        streamed.Count(wanted => !wanted).ShouldBe(2);
        streamed[^1].ShouldBeFalse();
    }

    [Fact]
    public async Task A_stopped_server_is_unreachable()
    {
        await _server.StopAsync();
        (await Should.ThrowAsync<ConciergeException>(() => GetResponseAsync())).Error.Code.ShouldBe("openai.unreachable");
    }

    private Task<ChatResponse> StreamAsync() => _client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "Hello")]).ToChatResponseAsync();

    /// <summary>A clock that reports when a timer with a given delay starts.</summary>
    private sealed class WaitingClock() : FakeTimeProvider(new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero))
    {
        private readonly Dictionary<TimeSpan, TaskCompletionSource> _awaited = [];

        public Task WaitForTimerAsync(TimeSpan delay)
        {
            lock (_awaited)
            {
                return (_awaited[delay] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            lock (_awaited)
            {
                _awaited.GetValueOrDefault(dueTime)?.TrySetResult();
            }

            return timer;
        }
    }
}
