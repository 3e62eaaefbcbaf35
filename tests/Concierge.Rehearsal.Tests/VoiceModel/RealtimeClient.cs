using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Concierge.Rehearsal.Tests.VoiceModel;

/// <summary>A minimal client of the Realtime API. It validates received events, and sent events by default, against the published schema.</summary>
internal sealed class RealtimeClient : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _timeout = new(Timeout);

    /// <summary>All events so far, in order.</summary>
    public List<JsonElement> Events { get; } = [];

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    public string? CloseReason => _socket.CloseStatusDescription;

    public static async Task<RealtimeClient> ConnectAsync(Uri baseAddress, string model = "gpt-realtime-2.1", string key = "sk-test", bool beta = false)
    {
        var client = new RealtimeClient();
        client._socket.Options.CollectHttpResponseDetails = true;
        client._socket.Options.SetRequestHeader("Authorization", $"Bearer {key}");
        if (beta)
        {
            client._socket.Options.SetRequestHeader("OpenAI-Beta", "realtime=v1");
        }

        var address = new UriBuilder(baseAddress) { Scheme = "ws", Path = "/v1/realtime", Query = model.Length > 0 ? $"model={model}" : "" };
        await client._socket.ConnectAsync(address.Uri, client._timeout.Token);
        return client;
    }

    public Task SendAsync(string json)
    {
        if (RealtimeSchema.Instance is { } schema)
        {
            using var document = JsonDocument.Parse(json);
            schema.Validate("RealtimeClientEvent", document.RootElement).ShouldBeNull(json);
        }

        return SendAnythingAsync(json);
    }

    /// <summary>Sends a message without validation.</summary>
    public Task SendAnythingAsync(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, _timeout.Token);

    public Task AppendAsync(byte[] audio) =>
        SendAsync($$"""{"type":"input_audio_buffer.append","audio":"{{Convert.ToBase64String(audio)}}"}""");

    /// <summary>Sends a <c>session.update</c> of these fields and waits for <c>session.updated</c>.</summary>
    public async Task<JsonElement> UpdateSessionAsync(string fields)
    {
        await SendAsync("{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\"," + fields + "}}");
        return (await NextAsync("session.updated")).GetProperty("session");
    }

    /// <summary>Reads events up to the next one of a type and returns it.</summary>
    public async Task<JsonElement> NextAsync(string type)
    {
        while (true)
        {
            var next = await ReadAsync() ?? throw new InvalidOperationException($"The server closed with {CloseStatus} {CloseReason} before {type}.");
            if (next.GetProperty("type").GetString() == type)
            {
                return next;
            }
        }
    }

    /// <summary>Reads events up to the first one of a type, unless it has already been read.</summary>
    public async Task NextOrSeenAsync(string type)
    {
        if (!Events.Exists(serverEvent => serverEvent.GetProperty("type").GetString() == type))
        {
            await NextAsync(type);
        }
    }

    /// <summary>Reads the next event. Returns null when the server has closed the connection.</summary>
    public async Task<JsonElement?> ReadAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[16384];
        ValueWebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(buffer.AsMemory(), _timeout.Token);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            message.Write(buffer, 0, received.Count);
        }
        while (!received.EndOfMessage);

        using var document = JsonDocument.Parse(message.ToArray());
        var realtimeEvent = document.RootElement.Clone();
        Events.Add(realtimeEvent);
        RealtimeSchema.Instance?.Validate("RealtimeServerEvent", realtimeEvent).ShouldBeNull(realtimeEvent.GetRawText());
        return realtimeEvent;
    }

    /// <summary>Closes this side of the connection, and reads what the server has sent until then.</summary>
    public async Task ReadToEndAsync()
    {
        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, _timeout.Token);
        while (await ReadAsync() is not null)
        {
        }
    }

    /// <summary>Sends an event that must be refused and returns the <c>error</c>.</summary>
    public async Task<JsonElement> RefusedAsync(string json)
    {
        await SendAnythingAsync(json);
        return (await NextAsync("error")).GetProperty("error");
    }

    /// <summary>The types of all events so far, in order, with consecutive duplicates removed.</summary>
    public IReadOnlyList<string> Types() =>
        [.. Events.Select(serverEvent => serverEvent.GetProperty("type").GetString()!).Aggregate(new List<string>(), (types, type) =>
        {
            if (types.Count == 0 || types[^1] != type)
            {
                types.Add(type);
            }

            return types;
        })];

    /// <summary>All audio so far, as bytes.</summary>
    public byte[] Audio() =>
        [
            .. Events.Where(serverEvent => serverEvent.GetProperty("type").GetString() == "response.output_audio.delta")
                .SelectMany(serverEvent => serverEvent.GetProperty("delta").GetBytesFromBase64()),
        ];

    public async Task CloseAsync() => await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", _timeout.Token);

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _timeout.Dispose();
        return ValueTask.CompletedTask;
    }
}
