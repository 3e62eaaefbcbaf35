using System.Buffers;
using System.Buffers.Text;

namespace Concierge.Media.Realtime;

/// <summary>
/// Coalesces 20 ms frames into chunks of a configured length. Base64 of 160 bytes ends in padding, so the texts of two frames cannot be
/// concatenated: the chunker decodes, joins and encodes them in one reused buffer.
/// </summary>
internal sealed class AudioChunker
{
    private const int BytesPerMillisecond = 8;
    private const int FrameBytes = 20 * BytesPerMillisecond;

    private readonly int _chunkBytes;
    private byte[] _audio;
    private byte[] _text;
    private int _length;

    /// <summary>Creates a chunker.</summary>
    /// <param name="chunk">Audio per chunk; 20 to 200 ms.</param>
    public AudioChunker(TimeSpan chunk)
    {
        _chunkBytes = (int)chunk.TotalMilliseconds * BytesPerMillisecond;
        _audio = new byte[_chunkBytes + FrameBytes];
        _text = new byte[Base64.GetMaxEncodedToUtf8Length(_audio.Length)];
    }

    /// <summary>The number of 20 ms frames that complete the current chunk; at least 1.</summary>
    public int FramesUntilChunk => Math.Max(1, (_chunkBytes - _length + FrameBytes - 1) / FrameBytes);

    /// <summary>Adds a frame.</summary>
    /// <param name="payload">Base64 of μ-law audio.</param>
    /// <param name="chunk">The complete chunk as base64, valid until the next call; empty if the chunk is not complete.</param>
    /// <returns>Whether there is a chunk to send.</returns>
    public bool TryAdd(ReadOnlySpan<byte> payload, out ReadOnlySpan<byte> chunk)
    {
        chunk = default;
        EnsureCapacity(Base64.GetMaxDecodedFromUtf8Length(payload.Length));
        if (Base64.DecodeFromUtf8(payload, _audio.AsSpan(_length), out _, out var written) != OperationStatus.Done)
        {
            return false;
        }

        _length += written;
        if (_length < _chunkBytes)
        {
            return false;
        }

        Base64.EncodeToUtf8(_audio.AsSpan(0, _length), _text, out _, out var encoded);
        _length = 0;
        chunk = _text.AsSpan(0, encoded);
        return true;
    }

    // Twilio's frames all have the same length; a longer one is accepted.
    private void EnsureCapacity(int bytes)
    {
        if (_length + bytes > _audio.Length)
        {
            Array.Resize(ref _audio, _length + bytes);
            _text = new byte[Base64.GetMaxEncodedToUtf8Length(_audio.Length)];
        }
    }
}
