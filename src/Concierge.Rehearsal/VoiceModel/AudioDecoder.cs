using System.Buffers.Binary;
using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>Decodes input audio to 8 kHz samples, chunk by chunk; a chunk may end within a sample.</summary>
internal sealed class AudioDecoder(AudioEncoding encoding)
{
    private const int Ratio = 3;
    private const int Taps = 97;

    private static readonly float[] Filter = FirFilterDesign.CreateLowPass(3600, 24000, Taps);

    private float[] _line = new float[Taps - 1];
    private byte? _half;

    public AudioEncoding Encoding { get; } = encoding;

    public short[] Decode(ReadOnlySpan<byte> audio)
    {
        if (Encoding == AudioEncoding.Pcm)
        {
            return Narrow(audio);
        }

        var samples = new short[audio.Length];
        for (var i = 0; i < audio.Length; i++)
        {
            samples[i] = Encoding == AudioEncoding.Pcmu ? MuLaw.Decode(audio[i]) : ALaw.Decode(audio[i]);
        }

        return samples;
    }

    private short[] Narrow(ReadOnlySpan<byte> audio)
    {
        var bytes = _half is { } first ? [first, .. audio] : audio.ToArray();
        var line = new float[_line.Length + (bytes.Length / 2)];
        _line.CopyTo(line, 0);
        for (var i = 0; i < bytes.Length / 2; i++)
        {
            line[_line.Length + i] = BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(i * 2));
        }

        _half = bytes.Length % 2 == 1 ? bytes[^1] : null;
        var narrow = new short[Math.Max(0, (line.Length - Taps + Ratio) / Ratio)];
        for (var i = 0; i < narrow.Length; i++)
        {
            var sum = 0f;
            for (var tap = 0; tap < Taps; tap++)
            {
                sum += line[(i * Ratio) + tap] * Filter[tap];
            }

            narrow[i] = (short)Math.Clamp(MathF.Round(sum), short.MinValue, short.MaxValue);
        }

        _line = line[(narrow.Length * Ratio)..];
        return narrow;
    }
}
