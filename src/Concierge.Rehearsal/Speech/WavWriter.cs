using System.Buffers.Binary;

namespace Concierge.Rehearsal.Speech;

/// <summary>Writes a stereo WAV file in real time: 8 kHz, 16-bit, one speaker on each channel.</summary>
/// <remarks>
/// The header first has the maximum length and is corrected on disposal, so that an interrupted recording is valid too. In a stream that cannot
/// seek, the maximum length stays; players then play until the end of the file.
/// </remarks>
public sealed class WavWriter : IDisposable
{
    /// <summary>The samples per second of each channel.</summary>
    public const int SampleRate = 8000;

    private const int HeaderLength = 44;
    private const int BlockAlign = 4;

    private readonly Stream _stream;
    private readonly bool _leaveOpen;
    private readonly long _start;
    private readonly byte[] _buffer = new byte[1024 * BlockAlign];
    private long _frameCount;
    private bool _disposed;

    /// <summary>Begins a recording at the current position of <paramref name="stream"/>.</summary>
    public WavWriter(Stream stream, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
        _leaveOpen = leaveOpen;
        _start = stream.CanSeek ? stream.Position : 0;
        WriteHeader(uint.MaxValue - HeaderLength);
    }

    /// <summary>The duration of the recording.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds((double)_frameCount / SampleRate);

    /// <summary>Appends samples of both channels.</summary>
    /// <exception cref="ArgumentException">The channels differ in length.</exception>
    public void Write(ReadOnlySpan<short> left, ReadOnlySpan<short> right)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (left.Length != right.Length)
        {
            throw new ArgumentException(
                $"The left channel has {left.Length} samples and the right {right.Length}. Both must have the same length.", nameof(right));
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
            _frameCount += count;
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
            WriteHeader((uint)Math.Min(_frameCount * BlockAlign, uint.MaxValue - HeaderLength));
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
