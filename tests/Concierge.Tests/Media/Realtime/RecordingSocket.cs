using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Concierge.Tests.Media.Realtime;

/// <summary>Twilio's end of a media stream, in memory. Records every message.</summary>
internal sealed class RecordingSocket : WebSocket
{
    private readonly List<JsonElement> _sent = [];

    public override WebSocketCloseStatus? CloseStatus => null;

    public override string? CloseStatusDescription => null;

    public override WebSocketState State => WebSocketState.Open;

    public override string? SubProtocol => null;

    /// <summary>Every message in order. Sending a message that is not JSON text throws.</summary>
    public IReadOnlyList<JsonElement> Sent
    {
        get
        {
            lock (_sent)
            {
                return [.. _sent];
            }
        }
    }

    /// <summary>The event names of the messages, in order.</summary>
    public IEnumerable<string> Kinds => Sent.Select(message => message.GetProperty("event").GetString()!);

    /// <summary>The audio sent, in order.</summary>
    public IEnumerable<string> Payloads => Sent.Where(message => message.TryGetProperty("media", out _)).Select(message => message.GetProperty("media").GetProperty("payload").GetString()!);

    /// <summary>The names of the marks sent, in order.</summary>
    public IEnumerable<string> Marks => Sent.Where(message => message.TryGetProperty("mark", out _)).Select(message => message.GetProperty("mark").GetProperty("name").GetString()!);

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        messageType.ShouldBe(WebSocketMessageType.Text);
        endOfMessage.ShouldBeTrue();
        using var message = JsonDocument.Parse(Encoding.UTF8.GetString(buffer));
        lock (_sent)
        {
            _sent.Add(message.RootElement.Clone());
        }

        return Task.CompletedTask;
    }

    public override void Abort()
    {
    }

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public override void Dispose()
    {
    }

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
