using System.Buffers.Binary;
using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>Decodes input audio to 8 kHz samples, chunk by chunk. A chunk may end within a sample.</summary>
internal sealed class AudioDecoder(AudioEncoding encoding)
{
    private const int Ratio = 3;
    private const int Taps = 97;

    private static readonly float[] Filter = FirFilterDesign.CreateLowPass(3600, 24000, Taps);

    private float[] _history = new float[Taps - 1];
    private byte? _pendingByte;

    public AudioEncoding Encoding { get; } = encoding;

    public short[] Decode(ReadOnlySpan<byte> audio)
    {
        if (Encoding == AudioEncoding.Pcm)
        {
            return DecodePcm(audio);
        }

        var samples = new short[audio.Length];
        for (var i = 0; i < audio.Length; i++)
        {
            samples[i] = Encoding == AudioEncoding.Pcmu ? MuLaw.Decode(audio[i]) : ALaw.Decode(audio[i]);
        }

        return samples;
    }

    private short[] DecodePcm(ReadOnlySpan<byte> audio)
    {
        var bytes = _pendingByte is { } first ? [first, .. audio] : audio.ToArray();
        var line = new float[_history.Length + (bytes.Length / 2)];
        _history.CopyTo(line, 0);
        for (var i = 0; i < bytes.Length / 2; i++)
        {
            line[_history.Length + i] = BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(i * 2));
        }

        _pendingByte = bytes.Length % 2 == 1 ? bytes[^1] : null;
        var pcm8Khz = new short[Math.Max(0, (line.Length - Taps + Ratio) / Ratio)];
        for (var i = 0; i < pcm8Khz.Length; i++)
        {
            var sum = 0f;
            for (var tap = 0; tap < Taps; tap++)
            {
                sum += line[(i * Ratio) + tap] * Filter[tap];
            }

            pcm8Khz[i] = (short)Math.Clamp(MathF.Round(sum), short.MinValue, short.MaxValue);
        }

        _history = line[(pcm8Khz.Length * Ratio)..];
        return pcm8Khz;
    }
}
