using System.Buffers;
using System.Net.WebSockets;

namespace Concierge.Media.Transport;

/// <summary>
/// Sends text messages on a WebSocket in the order in which they were enqueued. Enqueueing only copies, so it can be called under a lock.
/// The first caller of <see cref="FlushAsync"/> sends until the queue is empty; concurrent callers return at once.
/// The buffers are pooled: in the steady state nothing is allocated.
/// </summary>
/// <param name="socket">The WebSocket.</param>
/// <param name="stream">The stream beneath the WebSocket, which coalesces pending messages; <see langword="null"/> sends each message separately.</param>
internal sealed class WebSocketSender(WebSocket socket, CoalescingStream? stream = null) : IDisposable
{
    // About half a minute of speech in one direction: a receiver this slow counts as lost.
    private const int MaxPendingMessages = 4096;

    private readonly Lock _lock = new();
    private readonly Queue<Outgoing> _pending = new();
    private bool _sending;
    private bool _broken;

    /// <summary>Whether the WebSocket failed or the queue overflowed: nothing more will be sent.</summary>
    public bool IsBroken
    {
        get
        {
            lock (_lock)
            {
                return _broken;
            }
        }
    }

    /// <summary>Enqueues one message, given in three parts. It is dropped if the WebSocket is broken.</summary>
    /// <param name="discardable">Whether <see cref="DiscardPending"/> may drop the message before it is sent.</param>
    public void Enqueue(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body, ReadOnlySpan<byte> tail, bool discardable)
    {
        var length = head.Length + body.Length + tail.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        head.CopyTo(buffer);
        body.CopyTo(buffer.AsSpan(head.Length));
        tail.CopyTo(buffer.AsSpan(head.Length + body.Length));
        lock (_lock)
        {
            if (!_broken && _pending.Count < MaxPendingMessages)
            {
                _pending.Enqueue(new Outgoing(buffer, length, discardable));
                return;
            }

            _broken = true;
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Enqueues one complete message that must not be dropped.</summary>
    public void Enqueue(ReadOnlySpan<byte> message) => Enqueue(message, default, default, discardable: false);

    /// <summary>Drops the discardable messages that are not sent yet.</summary>
    public void DiscardPending()
    {
        lock (_lock)
        {
            for (var remaining = _pending.Count; remaining > 0; remaining--)
            {
                var message = _pending.Dequeue();
                if (message.Discardable)
                {
                    ArrayPool<byte>.Shared.Return(message.Buffer);
                }
                else
                {
                    _pending.Enqueue(message);
                }
            }
        }
    }

    /// <summary>
    /// Sends the pending messages, unless another caller is already sending. Never throws: <see cref="IsBroken"/> and the receiving side
    /// report a failure.
    /// </summary>
    public ValueTask FlushAsync()
    {
        lock (_lock)
        {
            if (_sending || _pending.Count == 0)
            {
                return ValueTask.CompletedTask;
            }

            _sending = true;
        }

        return SendPendingAsync();
    }

    /// <summary>Stops sending immediately.</summary>
    public void Dispose()
    {
        // Every cancellable send costs more than one without a token. Aborting the WebSocket ends a send that hangs.
        if (MarkBroken())
        {
            socket.Abort();
        }
    }

    private async ValueTask SendPendingAsync()
    {
        while (TryDequeue(out var message))
        {
            try
            {
                await socket.SendAsync(message.Memory, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            }
            catch (Exception exception)
                when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException or IOException)
            {
                MarkBroken();
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(message.Buffer);
            }
        }
    }

    private bool TryDequeue(out Outgoing message)
    {
        lock (_lock)
        {
            _sending = _pending.TryDequeue(out message);
            if (_pending.Count > 0)
            {
                // DiscardPending may drop the messages behind this one, but a clear message then follows: the held message is always flushed.
                stream?.DelayNextWrite();
            }

            return _sending;
        }
    }

    /// <returns>Whether a message is being sent.</returns>
    private bool MarkBroken()
    {
        lock (_lock)
        {
            _broken = true;
            while (_pending.TryDequeue(out var dropped))
            {
                ArrayPool<byte>.Shared.Return(dropped.Buffer);
            }

            return _sending;
        }
    }

    private readonly record struct Outgoing(byte[] Buffer, int Length, bool Discardable)
    {
        public ReadOnlyMemory<byte> Memory => Buffer.AsMemory(0, Length);
    }
}
