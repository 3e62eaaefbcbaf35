using System.Buffers;
using System.Buffers.Text;

namespace Concierge.Calls.Listening;

/// <summary>
/// Gives the audio of a call to those who listen: the restaurant's as it comes, and the agent's as the carrier plays it. Nothing is stored, and nothing is
/// allocated or decoded while nobody listens. Thread-safe.
/// </summary>
/// <remarks>
/// The restaurant's frames, which come every 20 ms for as long as the call lasts, are the clock of the agent's. Who begins to listen while the agent speaks
/// hears the rest of what was sent before only from the next piece on.
/// </remarks>
internal sealed class CallListeners
{
    /// <summary>The first byte of a frame of the restaurant.</summary>
    public const byte Restaurant = 1;

    /// <summary>The first byte of a frame of the agent, or of a person who took the call over.</summary>
    public const byte Agent = 2;

    /// <summary>The bytes of 20 ms of μ-law at 8 kHz.</summary>
    public const int FrameBytes = 160;

    private const int MaxPieceBytes = 64 * 1024;

    private readonly Lock _lock = new();
    private readonly AgentPlaybackQueue _agent = new();
    private ICallListener[] _listeners = [];

    private bool HasListeners => Volatile.Read(ref _listeners).Length > 0;

    /// <summary>Begins to listen.</summary>
    public void Add(ICallListener listener)
    {
        lock (_lock)
        {
            Volatile.Write(ref _listeners, [.. _listeners, listener]);
        }
    }

    /// <summary>Ends listening.</summary>
    public void Remove(ICallListener listener)
    {
        lock (_lock)
        {
            Volatile.Write(ref _listeners, [.. _listeners.Where(other => other != listener)]);
            if (_listeners.Length == 0)
            {
                _agent.Clear();
            }
        }
    }

    /// <summary>Handles a frame of the restaurant.</summary>
    /// <param name="payload">Base64 of μ-law, 8 kHz mono, 20 ms.</param>
    public void OnRestaurantFrame(ReadOnlySpan<byte> payload)
    {
        if (HasListeners)
        {
            Decode(payload, static (listeners, audio) => listeners.Give(audio));
        }
    }

    /// <summary>Handles audio that is sent to the restaurant.</summary>
    /// <param name="payload">Base64 of μ-law, 8 kHz mono.</param>
    public void OnAgentAudio(ReadOnlySpan<byte> payload)
    {
        if (HasListeners)
        {
            Decode(payload, static (listeners, audio) => listeners.Queue(audio));
        }
    }

    /// <summary>Handles that what was not played yet is discarded.</summary>
    public void OnCleared()
    {
        if (HasListeners)
        {
            lock (_lock)
            {
                _agent.Clear();
            }
        }
    }

    private void Queue(ReadOnlySpan<byte> audio)
    {
        lock (_lock)
        {
            _agent.Add(audio);
        }
    }

    private void Give(ReadOnlySpan<byte> audio)
    {
        lock (_lock)
        {
            for (; audio.Length >= FrameBytes; audio = audio[FrameBytes..])
            {
                var restaurant = CreateFrame(Restaurant);
                audio[..FrameBytes].CopyTo(restaurant.AsSpan(1));
                Give(restaurant);
                var agent = CreateFrame(Agent);
                if (_agent.TryTake(agent.AsSpan(1)))
                {
                    Give(agent);
                }
            }
        }
    }

    private void Give(byte[] frame)
    {
        foreach (var listener in _listeners)
        {
            listener.OnFrame(frame);
        }
    }

    private static byte[] CreateFrame(byte who)
    {
        var frame = new byte[FrameBytes + 1];
        frame[0] = who;
        return frame;
    }

    private void Decode(ReadOnlySpan<byte> payload, Action<CallListeners, ReadOnlySpan<byte>> use)
    {
        if (payload.Length > MaxPieceBytes)
        {
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Base64.GetMaxDecodedFromUtf8Length(payload.Length));
        if (Base64.DecodeFromUtf8(payload, buffer, out _, out var written) == OperationStatus.Done)
        {
            use(this, buffer.AsSpan(0, written));
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }
}
