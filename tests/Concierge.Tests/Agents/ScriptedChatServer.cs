using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Tests.Agents;

/// <summary>
/// A loopback server with OpenAI's chat completions API, including server-sent events. It returns the scripted responses of the test.
/// </summary>
internal sealed class ScriptedChatServer : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Queue<Func<JsonNode, HttpContext, Task>> _script = [];

    private ScriptedChatServer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRouting();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapPost("/v1/chat/completions", AnswerAsync);
        _server.MapGet("/v1/models", ListModelsAsync);
    }

    public Uri Endpoint => new(_server.Urls.First() + "/v1");

    /// <summary>Every request to <c>/v1/chat/completions</c>, including refused requests.</summary>
    public List<JsonNode> Requests { get; } = [];

    /// <summary>Every request to read a call: it carries the schema of the acts.</summary>
    public List<JsonNode> ReadingRequests { get; } = [];

    /// <summary>Answers a request to read a call; by default with no act.</summary>
    public Func<JsonNode, HttpContext, Task> Reading { get; set; } = (_, context) => AnswerReadingAsync(context, """{"language":"en","acts":[]}""");

    /// <summary>The models that <c>GET /v1/models</c> lists, each with its <c>shutdown_date</c>.</summary>
    public Dictionary<string, string?> Models { get; } = new(StringComparer.Ordinal)
    {
        ["gpt-6-luna"] = null,
        ["gpt-6.1-terra"] = null,
        ["gpt-5-mini"] = "2026-12-11",
        ["gpt-4o-mini"] = "2027-01-14",
    };

    /// <summary>Responds to <c>GET /v1/models</c> instead of the list <see cref="Models"/>.</summary>
    public Func<HttpContext, Task>? ListModels { get; set; }

    /// <summary>The <c>Authorization</c> header of each <c>GET /v1/models</c>.</summary>
    public List<string> ModelListings { get; } = [];

    /// <summary>How the server handles <c>reasoning_effort</c> in requests with tools; <see langword="null"/> for OpenAI's rule for the model.</summary>
    public ReasoningEffortRule? ReasoningEffort { get; set; }

    public static async Task<ScriptedChatServer> StartAsync()
    {
        var server = new ScriptedChatServer();
        await server._server.StartAsync();
        return server;
    }

    /// <summary>Scripts a response with tool calls. It sends their arguments in pieces and interleaved, as OpenAI does for parallel calls.</summary>
    public ScriptedChatServer Calls(params (string Name, object Arguments)[] calls) => Then((request, context) =>
    {
        var texts = calls.Select(call => JsonSerializer.Serialize(call.Arguments)).ToList();
        List<object> deltas = [.. calls.Select((call, index) => Delta(index, $"call_{Requests.Count}_{index}", call.Name, ""))];
        for (var at = 0; at < texts.Max(text => text.Length); at += 7)
        {
            deltas.AddRange(texts.Select((text, index) => (text, index)).Where(piece => at < piece.text.Length)
                .Select(piece => Delta(piece.index, id: null, name: null, piece.text.Substring(at, Math.Min(7, piece.text.Length - at)))));
        }

        return StreamAsync(request, context, deltas, "tool_calls");
    });

    /// <summary>Scripts a response with text.</summary>
    public ScriptedChatServer Says(string text) => Then((request, context) =>
        StreamAsync(
            request,
            context,
            [new { role = "assistant", content = "" }, .. text.Chunk(4).Select(piece => (object)new { content = new string(piece) })],
            "stop"));

    /// <summary>Scripts a response that the test writes itself.</summary>
    public ScriptedChatServer Then(Func<JsonNode, HttpContext, Task> answer)
    {
        _script.Enqueue(answer);
        return this;
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    /// <summary>
    /// Closes the connection after the response, although the header announced more data. (An abort could lose data that was already sent.)
    /// </summary>
    public static void WillBreakOff(HttpContext context) => context.Response.ContentLength = 1_000_000;

    /// <summary>Sends a whole answer, as to a request without a stream.</summary>
    public static Task AnswerReadingAsync(HttpContext context, string content, string finish = "stop") => context.Response.WriteAsJsonAsync(new
    {
        id = "chatcmpl-1",
        @object = "chat.completion",
        created = 1790000000,
        model = "gpt-6-luna",
        choices = new[] { new { index = 0, message = new { role = "assistant", content }, finish_reason = finish } },
        usage = new { prompt_tokens = 1, completion_tokens = 1, total_tokens = 2 },
    });

    /// <summary>Sends one event of a stream.</summary>
    public static async Task SendAsync(HttpContext context, object delta, string? finish = null)
    {
        var chunk = new { id = "chatcmpl-1", @object = "chat.completion.chunk", created = 1790000000, model = "gpt-6-luna", choices = new[] { new { index = 0, delta, finish_reason = finish } } };
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = "text/event-stream";
        }

        await context.Response.WriteAsync($"data: {JsonSerializer.Serialize(chunk)}\n\n");
        await context.Response.Body.FlushAsync();
    }

    private static async Task StreamAsync(JsonNode request, HttpContext context, IEnumerable<object> deltas, string finish)
    {
        request["stream"]!.GetValue<bool>().ShouldBeTrue();
        foreach (var delta in deltas)
        {
            await SendAsync(context, delta);
        }

        await SendAsync(context, new { }, finish);
        await context.Response.WriteAsync("data: [DONE]\n\n");
    }

    private static object Delta(int index, string? id, string? name, string arguments) => id is null
        ? new { tool_calls = new object[] { new { index, function = new { arguments } } } }
        : new { tool_calls = new object[] { new { index, id, type = "function", function = new { name, arguments } } } };

    private async Task AnswerAsync(HttpContext context)
    {
        var request = (await JsonNode.ParseAsync(context.Request.Body))!;
        if (request["response_format"]?["json_schema"]?["name"]?.GetValue<string>() == "restaurant_acts")
        {
            lock (ReadingRequests)
            {
                ReadingRequests.Add(request);
            }

            await Reading(request, context);
            return;
        }

        Requests.Add(request);
        if (FindRefusal(request) is { } refusal)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(refusal);
            return;
        }

        await _script.Dequeue()(request, context);
    }

    // The bodies are OpenAI's: livekit/agents#7169 and carlrobertoh/ProxyAI#1203 quote them.
    private string? FindRefusal(JsonNode request)
    {
        var model = request["model"]!.GetValue<string>();
        var hasTools = request["tools"] is JsonArray { Count: > 0 };
        var effort = request["reasoning_effort"]?.GetValue<string>();
        var rule = ReasoningEffort ?? (model.StartsWith("gpt-5.6", StringComparison.Ordinal) || model.StartsWith("gpt-6", StringComparison.Ordinal)
            ? ReasoningEffortRule.RequiresNoneWithTools
            : ReasoningEffortRule.RefusesParameter);
        return rule switch
        {
            ReasoningEffortRule.RequiresNoneWithTools when hasTools && effort != "none" =>
                $$$"""{"error":{"message":"Function tools with reasoning_effort are not supported for {{{model}}} in /v1/chat/completions. To use function tools, use /v1/responses or set reasoning_effort to 'none'.","type":"invalid_request_error","param":"reasoning_effort","code":null}}""",
            ReasoningEffortRule.RefusesParameter when effort is not null =>
                """{"error":{"message":"Unsupported parameter: 'reasoning_effort' is not supported with this model.","type":"invalid_request_error","param":"reasoning_effort","code":"unsupported_parameter"}}""",
            _ => null,
        };
    }

    private Task ListModelsAsync(HttpContext context)
    {
        ModelListings.Add(context.Request.Headers.Authorization.ToString());
        return ListModels is { } list ? list(context) : context.Response.WriteAsJsonAsync(new
        {
            @object = "list",
            data = Models.Select(model => new { id = model.Key, @object = "model", created = 1790000000, owned_by = "system", shutdown_date = model.Value }),
        });
    }
}
