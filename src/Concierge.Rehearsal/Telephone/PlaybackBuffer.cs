namespace Concierge.Rehearsal.Telephone;

/// <summary>
/// What a media stream has sent and the callee has not heard yet, with the marks in between. A mark comes back when all sound before it
/// has been played, at once when there is none, or because of a clear (twilio.com/docs/voice/media-streams/websocket-messages).
/// Marks always come back in the order they were sent. Safe for two threads.
/// </summary>
/// <param name="returned">Told of each mark that comes back; called under the buffer's lock, so it must only take note.</param>
internal sealed class PlaybackBuffer(Action<string> returned)
{
    /// <summary>G.711 μ-law silence.</summary>
    public const byte Silence = 0xFF;

    private readonly Lock _lock = new();
    private readonly Queue<byte[]> _sound = new();
    private readonly Queue<(string Name, long At)> _marks = new();
    private int _offset;
    private long _enqueued;
    private long _taken;
    private long _played;

    /// <summary>Bytes that are waiting to be played.</summary>
    public long Buffered
    {
        get
        {
            lock (_lock)
            {
                return _enqueued - _taken;
            }
        }
    }

    /// <summary>Queues sound: 8 kHz μ-law, of any length. The array now belongs to the buffer.</summary>
    public void Enqueue(byte[] sound)
    {
        if (sound.Length == 0)
        {
            return;
        }

        lock (_lock)
        {
            _sound.Enqueue(sound);
            _enqueued += sound.Length;
        }
    }

    /// <summary>Queues a mark behind all sound so far.</summary>
    public void EnqueueMark(string name)
    {
        lock (_lock)
        {
            _marks.Enqueue((name, _enqueued));
            ReturnMarks(_played);
        }
    }

    /// <summary>Forgets the sound that has not begun to play; all marks come back.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _sound.Clear();
            _offset = 0;
            _enqueued = _taken;
            ReturnMarks(long.MaxValue);
        }
    }

    /// <summary>One step of the frame clock: what the last step handed out has now been played, and the next piece begins.</summary>
    /// <param name="frame">Filled with the sound to play from now, then silence.</param>
    public void ReadFrame(Span<byte> frame)
    {
        lock (_lock)
        {
            _played = _taken;
            ReturnMarks(_played);
            while (!frame.IsEmpty && _sound.TryPeek(out byte[]? sound))
            {
                int count = Math.Min(frame.Length, sound.Length - _offset);
                sound.AsSpan(_offset, count).CopyTo(frame);
                frame = frame[count..];
                _taken += count;
                _offset += count;
                if (_offset == sound.Length)
                {
                    _sound.Dequeue();
                    _offset = 0;
                }
            }
        }

        frame.Fill(Silence);
    }

    private void ReturnMarks(long upTo)
    {
        while (_marks.TryPeek(out (string Name, long At) mark) && mark.At <= upTo)
        {
            _marks.Dequeue();
            returned(mark.Name);
        }
    }
}
