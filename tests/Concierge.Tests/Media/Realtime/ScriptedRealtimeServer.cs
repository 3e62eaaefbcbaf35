using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Concierge.Tests.Media.Realtime;

/// <summary>A local WebSocket server in place of the Realtime API. It sends what the test tells it to send.</summary>
internal sealed class ScriptedRealtimeServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TaskCompletionSource<WebSocket> _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stopping = new();
    private readonly byte[] _buffer = new byte[1024 * 1024];

    private ScriptedRealtimeServer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
        _app = builder.Build();
        _app.UseWebSockets();
        _app.Run(ServeAsync);
    }

    /// <summary>The address without <c>/realtime</c>.</summary>
    public Uri BaseUrl => new($"{_app.Urls.First()}/v1");

    /// <summary>The HTTP status that refuses the handshake; null accepts it.</summary>
    public int? Refusal { get; set; }

    /// <summary>The path and query of the handshake.</summary>
    public string? Target { get; private set; }

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Everything received, in order.</summary>
    public List<JsonElement> Received { get; } = [];

    public static async Task<ScriptedRealtimeServer> StartAsync()
    {
        var server = new ScriptedRealtimeServer();
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Receives the client's next event. Returns null when the client closes the connection.</summary>
    public async Task<JsonElement?> ReceiveAsync()
    {
        try
        {
            return await ReceiveAsync(await Until.DoneAsync(_connected.Task));
        }
        catch (WebSocketException)
        {
            // The client disconnected before its close frame could be read.
            return null;
        }
    }

    /// <summary>Receives the client's next event of a type and skips events of other types.</summary>
    public async Task<JsonElement> ReceiveAsync(string type)
    {
        while (true)
        {
            var received = await ReceiveAsync();
            received.ShouldNotBeNull($"closed before {type}");
            if (received.Value.GetProperty("type").GetString() == type)
            {
                return received.Value;
            }
        }
    }

    /// <summary>Sends a text message, which may be invalid JSON.</summary>
    public async Task SendAsync(string text)
    {
        var socket = await Until.DoneAsync(_connected.Task);
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
    }

    /// <summary>Receives the session's configuration and confirms it.</summary>
    public async Task<JsonElement> ConfigureAsync()
    {
        await SendAsync("""{"type":"session.created","event_id":"e0","session":{"type":"realtime"}}""");
        var update = await ReceiveAsync("session.update");
        await SendAsync("""{"type":"session.updated","event_id":"e1","session":{"type":"realtime"}}""");
        return update;
    }

    /// <summary>Closes the connection with a close frame.</summary>
    public async Task CloseAsync() =>
        await (await Until.DoneAsync(_connected.Task)).CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

    /// <summary>Aborts the connection without a close frame.</summary>
    public async Task AbortAsync() => (await Until.DoneAsync(_connected.Task)).Abort();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task<JsonElement?> ReceiveAsync(WebSocket socket)
    {
        var length = 0;
        while (true)
        {
            var part = await Until.DoneAsync(socket.ReceiveAsync(new ArraySegment<byte>(_buffer, length, _buffer.Length - length), CancellationToken.None));
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                part.MessageType.ShouldBe(WebSocketMessageType.Text);
                using var message = JsonDocument.Parse(_buffer.AsMemory(0, length));
                Received.Add(message.RootElement.Clone());
                return Received[^1];
            }
        }
    }

    private async Task ServeAsync(HttpContext context)
    {
        Target = $"{context.Request.Path}{context.Request.QueryString}";
        foreach (var (name, value) in context.Request.Headers)
        {
            Headers[name] = value.ToString();
        }

        if (Refusal is { } status)
        {
            context.Response.StatusCode = status;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        _connected.TrySetResult(socket);
        var stopped = new TaskCompletionSource();
        await using var stop = _stopping.Token.Register(stopped.SetResult);
        await stopped.Task;
    }
}
