using System.Buffers;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;

namespace Concierge.Media.Transport;

/// <summary>Reads complete messages from a WebSocket into one pooled buffer that grows as needed.</summary>
internal sealed class WebSocketReceiver(WebSocket socket, int maxMessageBytes) : IDisposable
{
    private const int InitialBufferBytes = 4096;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialBufferBytes);

    /// <summary>Reads the next message. Its bytes are valid until the next call.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ReceivedMessage> ReceiveAsync(CancellationToken cancellationToken)
    {
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return new ReceivedMessage(ReceivedMessageKind.Close, default);
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                var kind = part.MessageType == WebSocketMessageType.Text ? ReceivedMessageKind.Text : ReceivedMessageKind.Binary;
                return new ReceivedMessage(kind, _buffer.AsMemory(0, length));
            }

            if (length == _buffer.Length && !TryGrow(length))
            {
                return new ReceivedMessage(ReceivedMessageKind.TooLarge, default);
            }
        }
    }

    /// <summary>Returns the buffer to the pool.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private bool TryGrow(int length)
    {
        if (length >= maxMessageBytes)
        {
            return false;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(length * 2, maxMessageBytes));
        _buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
        return true;
    }
}
