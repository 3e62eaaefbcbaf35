namespace Concierge.Rehearsal.Person;

/// <summary>
/// The last minute of what the person's telephone sent into the line, with the same sound at 16 kHz where the page sent it. Thread-safe.
/// </summary>
/// <remarks>
/// The line carries μ-law unchanged, so the voice model's recognizer finds the place of an utterance here by its samples, however long it took to get there.
/// </remarks>
internal sealed class LineHistory
{
    private const int FrameLength = 160;
    private const int WideBandLength = 2 * FrameLength;
    private const int Frames = 60 * 50;

    // A page that loses a few frames of the sound beside the line has still sent the utterance.
    private const double MinWideBandShare = 0.8;

    private readonly Lock _lock = new();
    private readonly short[] _line = new short[Frames * FrameLength];
    private readonly short[] _wideBand = new short[Frames * WideBandLength];
    private readonly bool[] _hasWideBand = new bool[Frames];
    private readonly LineSource[] _sources = new LineSource[Frames];
    private long _count;

    /// <summary>The number of frames so far.</summary>
    public long Count
    {
        get
        {
            lock (_lock)
            {
                return _count;
            }
        }
    }

    /// <summary>Adds a frame.</summary>
    /// <param name="line">160 samples as the line carries them: encoded as μ-law and decoded.</param>
    /// <param name="wideBand">The same 20 ms at 16 kHz; empty for none.</param>
    /// <param name="source">What the frame came from.</param>
    public void Add(ReadOnlySpan<short> line, ReadOnlySpan<short> wideBand, LineSource source)
    {
        lock (_lock)
        {
            var index = (int)(_count % Frames);
            line.CopyTo(_line.AsSpan(index * FrameLength));
            _hasWideBand[index] = wideBand.Length == WideBandLength;
            if (_hasWideBand[index])
            {
                wideBand.CopyTo(_wideBand.AsSpan(index * WideBandLength));
            }

            _sources[index] = source;
            _count++;
        }
    }

    /// <summary>Finds an utterance that was cut out of the line.</summary>
    /// <param name="utterance">Samples at 8 kHz as the voice model received them.</param>
    /// <returns>Its place; <see langword="null"/> if the person's telephone did not send it.</returns>
    public LineExcerpt? Find(ReadOnlySpan<short> utterance)
    {
        if (FindLoudest(utterance) is not { } probeOffset)
        {
            return null;
        }

        var probe = utterance.Slice(probeOffset, FrameLength);
        lock (_lock)
        {
            // From the newest frame: the utterance has just ended. The probe may begin within a frame.
            var oldest = Math.Max(0, _count - Frames);
            for (var frame = _count - 1; frame >= oldest; frame--)
            {
                if (FindInFrame(frame, probe) is { } offset)
                {
                    var start = (frame * FrameLength) + offset - probeOffset;
                    return Copy(Math.Max(oldest, start / FrameLength), Math.Min(_count, (start + utterance.Length) / FrameLength));
                }
            }
        }

        return null;
    }

    private int? FindInFrame(long frame, ReadOnlySpan<short> probe)
    {
        var length = frame + 1 < _count ? FrameLength : 1;
        Span<short> window = stackalloc short[2 * FrameLength];
        GetLine(frame).CopyTo(window);
        if (length > 1)
        {
            GetLine(frame + 1).CopyTo(window[FrameLength..]);
        }

        var found = window[..(FrameLength + length - 1)].IndexOf(probe);
        return found >= 0 ? found : null;
    }

    private Span<short> GetLine(long frame) => _line.AsSpan((int)(frame % Frames) * FrameLength, FrameLength);

    private LineExcerpt Copy(long start, long end)
    {
        var text = 0;
        var microphone = 0;
        var wideBandFrames = 0;
        var wideBand = new short[Math.Max(0, end - start) * WideBandLength];
        for (var frame = start; frame < end; frame++)
        {
            var index = (int)(frame % Frames);
            text += _sources[index] == LineSource.Text ? 1 : 0;
            microphone += _sources[index] == LineSource.Microphone ? 1 : 0;
            if (_hasWideBand[index])
            {
                wideBandFrames++;
                _wideBand.AsSpan(index * WideBandLength, WideBandLength).CopyTo(wideBand.AsSpan((int)(frame - start) * WideBandLength));
            }
        }

        return new LineExcerpt(
            start,
            text >= microphone ? LineSource.Text : LineSource.Microphone,
            microphone > text && wideBandFrames >= MinWideBandShare * microphone ? wideBand : []);
    }

    // The loudest 20 ms occur only once: silence and quiet noise may repeat.
    private static int? FindLoudest(ReadOnlySpan<short> utterance)
    {
        var loudest = 0L;
        int? found = null;
        for (var offset = 0; offset + FrameLength <= utterance.Length; offset += FrameLength)
        {
            var energy = 0L;
            foreach (var sample in utterance.Slice(offset, FrameLength))
            {
                energy += sample * sample;
            }

            if (energy > loudest)
            {
                (loudest, found) = (energy, offset);
            }
        }

        return found;
    }
}
