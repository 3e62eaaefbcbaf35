using System.Buffers;
using System.Net.WebSockets;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Channels;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>A queue of server events. Any thread adds events; one task sends them in the same order.</summary>
internal sealed class ServerEventQueue
{
    // The service does not escape the '+' of base64.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Channel<ReadOnlyMemory<byte>> _outgoingMessages =
        Channel.CreateUnbounded<ReadOnlyMemory<byte>>(new UnboundedChannelOptions { SingleReader = true });

    private volatile bool _isSuppressed;
    private Closing? _closing;

    /// <summary>Queues an event.</summary>
    /// <param name="type">The <c>type</c> of the event.</param>
    /// <param name="writeFields">Writes the fields after <c>type</c> and <c>event_id</c>.</param>
    public void Send(string type, Action<Utf8JsonWriter> writeFields)
    {
        if (_isSuppressed)
        {
            return;
        }

        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("type", type);
            writer.WriteString("event_id", RealtimeIds.NewEventId());
            writeFields(writer);
            writer.WriteEndObject();
        }

        _outgoingMessages.Writer.TryWrite(buffer.WrittenMemory);
    }

    /// <summary>Queues an <c>error</c> event.</summary>
    /// <param name="error">The error.</param>
    /// <param name="clientEventId">The <c>event_id</c> of the client event that caused the error, if it had one.</param>
    public void SendError(RealtimeErrorException error, string? clientEventId) => Send("error", writer =>
    {
        writer.WriteStartObject("error");
        writer.WriteString("type", error.Type);
        writer.WriteString("code", error.Code);
        writer.WriteString("message", error.Message);
        writer.WriteString("param", error.Param);
        writer.WriteString("event_id", clientEventId);
        writer.WriteEndObject();
    });

    /// <summary>Queues an event about an item of the conversation and its position.</summary>
    public void SendItem(string type, Conversation conversation, ConversationItem item) => Send(type, writer =>
    {
        writer.WriteString("previous_item_id", conversation.GetPreviousId(item));
        writer.WritePropertyName("item");
        item.WriteTo(writer);
    });

    /// <summary>Closes the socket after all queued events. The first call decides the status and the reason.</summary>
    public void Close(WebSocketCloseStatus status, string reason)
    {
        Interlocked.CompareExchange(ref _closing, new Closing(status, reason), null);
        _outgoingMessages.Writer.TryComplete();
    }

    /// <summary>Drops all later events.</summary>
    public void StopSending() => _isSuppressed = true;

    /// <summary>Sends the queued events until <see cref="Close"/> is called, then closes the socket.</summary>
    public async Task SendQueuedAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        await foreach (var message in _outgoingMessages.Reader.ReadAllAsync(cancellationToken))
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }

        if (_closing is { } closing && socket.State is (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            await socket.CloseOutputAsync(closing.Status, closing.Reason, cancellationToken);
        }
    }

    private sealed record Closing(WebSocketCloseStatus Status, string Reason);
}
