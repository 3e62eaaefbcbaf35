using System.Net.WebSockets;

namespace Concierge.Server.Fleet;

/// <summary>A WebSocket whose first messages were already read. It returns them again and then reads from the inner socket.</summary>
internal sealed class ReplayingWebSocket(WebSocket socket, IReadOnlyList<WebSocketMessage> read) : WebSocket
{
    private int _message;
    private int _offset;

    public override WebSocketCloseStatus? CloseStatus => socket.CloseStatus;

    public override string? CloseStatusDescription => socket.CloseStatusDescription;

    public override WebSocketState State => socket.State;

    public override string? SubProtocol => socket.SubProtocol;

    public override void Abort() => socket.Abort();

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        socket.CloseAsync(closeStatus, statusDescription, cancellationToken);

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        socket.CloseOutputAsync(closeStatus, statusDescription, cancellationToken);

    public override void Dispose() => socket.Dispose();

    public override ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        _message < read.Count ? ValueTask.FromResult(Replay(buffer)) : socket.ReceiveAsync(buffer, cancellationToken);

    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        var part = await ReceiveAsync(buffer.AsMemory(), cancellationToken);
        return new WebSocketReceiveResult(part.Count, part.MessageType, part.EndOfMessage, CloseStatus, CloseStatusDescription);
    }

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        socket.SendAsync(buffer, messageType, endOfMessage, cancellationToken);

    public override ValueTask SendAsync(
        ReadOnlyMemory<byte> buffer,
        WebSocketMessageType messageType,
        bool endOfMessage,
        CancellationToken cancellationToken) =>
        socket.SendAsync(buffer, messageType, endOfMessage, cancellationToken);

    private ValueWebSocketReceiveResult Replay(Memory<byte> buffer)
    {
        var message = read[_message];
        var left = message.Data[_offset..];
        var count = Math.Min(left.Length, buffer.Length);
        left[..count].CopyTo(buffer);
        var last = count == left.Length;
        (_message, _offset) = last ? (_message + 1, 0) : (_message, _offset + count);
        return new ValueWebSocketReceiveResult(count, message.Type, last);
    }
}
