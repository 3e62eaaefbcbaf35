namespace Concierge.Rehearsal.Telephone;

/// <summary>
/// The playback buffer of a media stream: audio that the callee has not heard yet, with marks. A mark is returned when all audio before it
/// has been played, immediately when no audio is left, or because of a clear (twilio.com/docs/voice/media-streams/websocket-messages).
/// Marks are always returned in the order in which they were sent. Thread-safe.
/// </summary>
/// <param name="onMarkReturned">Called for each returned mark. The buffer holds its lock meanwhile, so the callback must not block.</param>
internal sealed class PlaybackBuffer(Action<string> onMarkReturned)
{
    /// <summary>G.711 μ-law silence.</summary>
    public const byte Silence = 0xFF;

    private readonly Lock _lock = new();
    private readonly Queue<byte[]> _chunks = new();
    private readonly Queue<(string Name, long Position)> _marks = new();
    private int _offset;
    private long _enqueued;
    private long _taken;
    private long _played;

    /// <summary>The number of bytes that wait to be played.</summary>
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

    /// <summary>Adds audio of any length, in 8 kHz μ-law. The buffer takes ownership of the array.</summary>
    public void Enqueue(byte[] audio)
    {
        if (audio.Length == 0)
        {
            return;
        }

        lock (_lock)
        {
            _chunks.Enqueue(audio);
            _enqueued += audio.Length;
        }
    }

    /// <summary>Adds a mark after all audio so far.</summary>
    public void EnqueueMark(string name)
    {
        lock (_lock)
        {
            _marks.Enqueue((name, _enqueued));
            ReturnMarks(_played);
        }
    }

    /// <summary>Removes the audio that has not begun to play, and returns all marks.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _chunks.Clear();
            _offset = 0;
            _enqueued = _taken;
            ReturnMarks(long.MaxValue);
        }
    }

    /// <summary>Reads the next frame. The call also means that the previous frame has been played.</summary>
    /// <param name="frame">Receives the audio to play now, filled up with silence.</param>
    public void ReadFrame(Span<byte> frame)
    {
        lock (_lock)
        {
            _played = _taken;
            ReturnMarks(_played);
            while (!frame.IsEmpty && _chunks.TryPeek(out byte[]? audio))
            {
                int count = Math.Min(frame.Length, audio.Length - _offset);
                audio.AsSpan(_offset, count).CopyTo(frame);
                frame = frame[count..];
                _taken += count;
                _offset += count;
                if (_offset == audio.Length)
                {
                    _chunks.Dequeue();
                    _offset = 0;
                }
            }
        }

        frame.Fill(Silence);
    }

    private void ReturnMarks(long position)
    {
        while (_marks.TryPeek(out (string Name, long Position) mark) && mark.Position <= position)
        {
            _marks.Dequeue();
            onMarkReturned(mark.Name);
        }
    }
}
