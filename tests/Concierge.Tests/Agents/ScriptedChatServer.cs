using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Concierge.Tests.Agents;

/// <summary>A server on loopback that speaks the chat completions API as OpenAI does, server-sent events and all, and says what the test has written for it.</summary>
internal sealed class ScriptedChatServer : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Queue<Func<JsonNode, HttpContext, Task>> _script = [];

    private ScriptedChatServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapPost("/v1/chat/completions", AnswerAsync);
    }

    public Uri Endpoint => new(_server.Urls.First() + "/v1");

    public List<JsonNode> Requests { get; } = [];

    public static async Task<ScriptedChatServer> StartAsync()
    {
        var server = new ScriptedChatServer();
        await server._server.StartAsync();
        return server;
    }

    /// <summary>The next answer calls tools, their arguments sent in pieces and interleaved, as OpenAI does with parallel calls.</summary>
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

    /// <summary>The next answer is in words.</summary>
    public ScriptedChatServer Says(string text) => Then((request, context) =>
        StreamAsync(request, context, [new { role = "assistant", content = "" }, .. text.Chunk(4).Select(piece => (object)new { content = new string(piece) })], "stop"));

    /// <summary>The next answer is up to the test.</summary>
    public ScriptedChatServer Then(Func<JsonNode, HttpContext, Task> answer)
    {
        _script.Enqueue(answer);
        return this;
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    /// <summary>The connection will be closed after what is sent, although more was promised. (One that is aborted may take with it what was sent before.)</summary>
    public static void WillBreakOff(HttpContext context) => context.Response.ContentLength = 1_000_000;

    /// <summary>One event of a stream.</summary>
    public static async Task SendAsync(HttpContext context, object delta, string? finish = null)
    {
        var chunk = new { id = "chatcmpl-1", @object = "chat.completion.chunk", created = 1790000000, model = "gpt-5-mini", choices = new[] { new { index = 0, delta, finish_reason = finish } } };
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
        Requests.Add(request);
        await _script.Dequeue()(request, context);
    }
}
