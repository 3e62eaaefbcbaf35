namespace Concierge.Rehearsal.Person;

/// <summary>
/// The frames of the person's microphone on their way into the line. A page sends them about every 20 ms; the line takes one every 20 ms. Thread-safe.
/// </summary>
internal sealed class MicrophoneBuffer
{
    public const int FrameBytes = 160;
    public const int WideBandSamples = 320;

    /// <summary>The frames to wait for after a gap: 60 ms, which a page's timer may be late by.</summary>
    private const int MinFrames = 3;

    /// <summary>The largest delay: 400 ms. The oldest frames are dropped beyond it.</summary>
    private const int MaxFrames = 20;

    private readonly Lock _lock = new();
    private readonly Queue<byte[]> _line = new();
    private readonly Queue<short[]> _wideBand = new();
    private bool _isFilling = true;

    /// <summary>Adds a frame for the line: 160 bytes of μ-law.</summary>
    public void Add(byte[] frame) => Add(_line, frame);

    /// <summary>Adds the same 20 ms at 16 kHz: 320 samples.</summary>
    public void AddWideBand(short[] frame) => Add(_wideBand, frame);

    /// <summary>Drops all frames.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _line.Clear();
            _wideBand.Clear();
            _isFilling = true;
        }
    }

    /// <summary>Takes the next frame.</summary>
    /// <param name="frame">Receives 160 bytes of μ-law.</param>
    /// <param name="wideBand">The same sound at 16 kHz; empty for none.</param>
    /// <returns>Whether there was a frame.</returns>
    public bool TryTake(Span<byte> frame, out short[] wideBand)
    {
        lock (_lock)
        {
            wideBand = [];
            _isFilling &= _line.Count < MinFrames;
            if (_isFilling)
            {
                return false;
            }

            _line.Dequeue().CopyTo(frame);
            _isFilling = _line.Count == 0;
            if (_wideBand.TryDequeue(out var beside))
            {
                wideBand = beside;
            }

            return true;
        }
    }

    private void Add<T>(Queue<T> queue, T frame)
    {
        lock (_lock)
        {
            queue.Enqueue(frame);
            if (queue.Count > MaxFrames)
            {
                queue.Dequeue();
            }
        }
    }
}
