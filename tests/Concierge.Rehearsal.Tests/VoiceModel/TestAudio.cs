using System.Buffers.Binary;
using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.Tests.VoiceModel;

/// <summary>Audio for tests: samples at 8 kHz and their encodings in the protocol.</summary>
internal static class TestAudio
{
    public static short[] Tone(int milliseconds, double hertz = 440) =>
        [.. Enumerable.Range(0, milliseconds * 8).Select(i => (short)(8000 * Math.Sin(2 * Math.PI * hertz * i / 8000)))];

    public static short[] Silence(int milliseconds) => new short[milliseconds * 8];

    public static byte[] Pcmu(params short[][] parts) => [.. parts.SelectMany(part => part).Select(MuLaw.Encode)];

    /// <summary>Encodes samples as 16-bit little-endian at 24 kHz. Each sample is repeated three times, which is enough for voice detection.</summary>
    public static byte[] Pcm(params short[][] parts)
    {
        var samples = parts.SelectMany(part => part).SelectMany(sample => new[] { sample, sample, sample }).ToArray();
        var bytes = new byte[samples.Length * 2];
        for (var i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(i * 2), samples[i]);
        }

        return bytes;
    }

    public static double Level(IReadOnlyCollection<short> samples) => Math.Sqrt(samples.Average(sample => (double)sample * sample));
}
