using System.Buffers;

namespace Concierge.Calls.Listening;

/// <summary>
/// The agent's audio that was sent and not played yet: the voice model speaks faster than the carrier plays. It is taken frame by frame, and a clear empties
/// it, as at the carrier. Not thread-safe.
/// </summary>
internal sealed class AgentPlaybackQueue
{
    // A minute. The voice model is never that far ahead.
    private const int MaxBytes = 60 * 8000;

    // μ-law's zero.
    private const byte Silence = 0xFF;

    private readonly ArrayBufferWriter<byte> _audio = new();
    private int _played;

    /// <summary>Adds audio.</summary>
    public void Add(ReadOnlySpan<byte> audio)
    {
        if (_audio.WrittenCount + audio.Length <= MaxBytes)
        {
            _audio.Write(audio);
        }
    }

    /// <summary>Takes the next frame.</summary>
    /// <param name="frame">Gets the audio; what is missing at its end is silence.</param>
    /// <returns>Whether there was audio.</returns>
    public bool TryTake(Span<byte> frame)
    {
        var rest = _audio.WrittenSpan[_played..];
        if (rest.IsEmpty)
        {
            return false;
        }

        var length = Math.Min(rest.Length, frame.Length);
        rest[..length].CopyTo(frame);
        frame[length..].Fill(Silence);
        _played += length;
        if (_played == _audio.WrittenCount)
        {
            Clear();
        }

        return true;
    }

    /// <summary>Discards everything.</summary>
    public void Clear()
    {
        _audio.ResetWrittenCount();
        _played = 0;
    }
}
