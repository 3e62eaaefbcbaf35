using System.Buffers;
using System.Net.WebSockets;

namespace Concierge.Media.Transport;

/// <summary>
/// Puts text messages on a WebSocket in the order they were enqueued. Enqueueing only copies, so it can be
/// called under a lock; whoever calls <see cref="FlushAsync"/> first does the sending, on its own thread, until
/// nothing is left. Steady state allocates nothing: buffers are pooled.
/// </summary>
/// <param name="socket">The socket.</param>
/// <param name="stream">The stream beneath it, where messages that are pending together are joined; <see langword="null"/> sends each by itself.</param>
internal sealed class WebSocketSender(WebSocket socket, CoalescingStream? stream = null) : IDisposable
{
    // About half a minute of speech in one direction: a far end this slow is gone.
    private const int LongestBacklog = 4096;

    private readonly Lock _gate = new();
    private readonly Queue<Outgoing> _pending = new();
    private bool _sending;
    private bool _broken;

    /// <summary>Whether the socket has failed or fallen hopelessly behind: nothing more will be sent.</summary>
    public bool IsBroken
    {
        get
        {
            lock (_gate)
            {
                return _broken;
            }
        }
    }

    /// <summary>Appends one message, given in three pieces. Dropped silently when the socket is broken.</summary>
    /// <param name="discardable">Whether <see cref="DiscardPending"/> may drop it while it waits.</param>
    public void Enqueue(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body, ReadOnlySpan<byte> tail, bool discardable)
    {
        var length = head.Length + body.Length + tail.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        head.CopyTo(buffer);
        body.CopyTo(buffer.AsSpan(head.Length));
        tail.CopyTo(buffer.AsSpan(head.Length + body.Length));
        lock (_gate)
        {
            if (!_broken && _pending.Count < LongestBacklog)
            {
                _pending.Enqueue(new Outgoing(buffer, length, discardable));
                return;
            }

            _broken = true;
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Appends one whole message that must not be dropped.</summary>
    public void Enqueue(ReadOnlySpan<byte> message) => Enqueue(message, default, default, discardable: false);

    /// <summary>Drops the discardable messages that have not been sent yet.</summary>
    public void DiscardPending()
    {
        lock (_gate)
        {
            for (var left = _pending.Count; left > 0; left--)
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

    /// <summary>Sends what is pending, unless somebody is at it already. Never throws: a failed socket shows in <see cref="IsBroken"/> and at the receiving side.</summary>
    public ValueTask FlushAsync()
    {
        lock (_gate)
        {
            if (_sending || _pending.Count == 0)
            {
                return ValueTask.CompletedTask;
            }

            _sending = true;
        }

        return SendPendingAsync();
    }

    /// <summary>Stops sending at once.</summary>
    public void Dispose()
    {
        // A send that can be cancelled costs more, each time, than one that cannot: one that hangs ends with the socket.
        if (Break())
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
            catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException or IOException)
            {
                Break();
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(message.Buffer);
            }
        }
    }

    private bool TryDequeue(out Outgoing message)
    {
        lock (_gate)
        {
            _sending = _pending.TryDequeue(out message);
            if (_pending.Count > 0)
            {
                // Those behind it may be dropped for a clear, but then the clear follows.
                stream?.HoldNext();
            }

            return _sending;
        }
    }

    /// <returns>Whether a message is on its way.</returns>
    private bool Break()
    {
        lock (_gate)
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
