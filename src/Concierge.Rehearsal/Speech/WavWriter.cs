using System.Buffers.Binary;

namespace Concierge.Rehearsal.Speech;

/// <summary>Writes a stereo WAV as it is heard: 8 kHz, 16-bit, one voice on each side.</summary>
/// <remarks>The header is written first with no length and patched when the writer is disposed, so that a recording broken off is valid too. In a stream that cannot seek the length stays the largest possible, which players take for "until the end".</remarks>
public sealed class WavWriter : IDisposable
{
    /// <summary>Samples a second on each side.</summary>
    public const int SampleRate = 8000;

    private const int HeaderLength = 44;
    private const int BlockAlign = 4;

    private readonly Stream _stream;
    private readonly bool _leaveOpen;
    private readonly long _start;
    private readonly byte[] _buffer = new byte[1024 * BlockAlign];
    private long _frames;
    private bool _disposed;

    /// <summary>Begins a recording where <paramref name="stream"/> stands.</summary>
    public WavWriter(Stream stream, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
        _leaveOpen = leaveOpen;
        _start = stream.CanSeek ? stream.Position : 0;
        WriteHeader(uint.MaxValue - HeaderLength);
    }

    /// <summary>How much has been recorded.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds((double)_frames / SampleRate);

    /// <summary>Adds a stretch of both voices.</summary>
    /// <exception cref="ArgumentException">The sides differ in length.</exception>
    public void Write(ReadOnlySpan<short> left, ReadOnlySpan<short> right)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (left.Length != right.Length)
        {
            throw new ArgumentException($"Left has {left.Length} samples and right {right.Length}; they must be as long as each other.", nameof(right));
        }

        while (left.Length > 0)
        {
            var count = Math.Min(left.Length, _buffer.Length / BlockAlign);
            for (var i = 0; i < count; i++)
            {
                BinaryPrimitives.WriteInt16LittleEndian(_buffer.AsSpan(i * BlockAlign), left[i]);
                BinaryPrimitives.WriteInt16LittleEndian(_buffer.AsSpan((i * BlockAlign) + 2), right[i]);
            }

            _stream.Write(_buffer, 0, count * BlockAlign);
            _frames += count;
            left = left[count..];
            right = right[count..];
        }
    }

    /// <summary>Writes the length into the header.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        if (_stream.CanSeek)
        {
            var end = _stream.Position;
            _stream.Position = _start;
            WriteHeader((uint)Math.Min(_frames * BlockAlign, uint.MaxValue - HeaderLength));
            _stream.Position = end;
        }

        _stream.Flush();
        if (!_leaveOpen)
        {
            _stream.Dispose();
        }
    }

    private void WriteHeader(uint dataLength)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], dataLength + HeaderLength - 8);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteUInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteUInt16LittleEndian(header[22..], 2);
        BinaryPrimitives.WriteUInt32LittleEndian(header[24..], SampleRate);
        BinaryPrimitives.WriteUInt32LittleEndian(header[28..], SampleRate * BlockAlign);
        BinaryPrimitives.WriteUInt16LittleEndian(header[32..], BlockAlign);
        BinaryPrimitives.WriteUInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[40..], dataLength);
        _stream.Write(header);
    }
}
