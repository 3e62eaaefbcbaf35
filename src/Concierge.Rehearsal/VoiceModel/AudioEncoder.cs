using System.Buffers.Binary;
using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>Encodes 8 kHz samples to output audio.</summary>
internal static class AudioEncoder
{
    private const int Ratio = 3;
    private const int Taps = 97;

    private static readonly float[] Filter = FirFilterDesign.CreateLowPass(3600, 24000, Taps);

    public static byte[] Encode(ReadOnlySpan<short> pcm, AudioEncoding encoding)
    {
        if (encoding == AudioEncoding.Pcm)
        {
            return EncodePcm(pcm);
        }

        var audio = new byte[pcm.Length];
        for (var i = 0; i < pcm.Length; i++)
        {
            audio[i] = encoding == AudioEncoding.Pcmu ? MuLaw.Encode(pcm[i]) : ALaw.Encode(pcm[i]);
        }

        return audio;
    }

    private static byte[] EncodePcm(ReadOnlySpan<short> pcm)
    {
        var audio = new byte[pcm.Length * Ratio * sizeof(short)];
        for (var i = 0; i < pcm.Length * Ratio; i++)
        {
            // The filter is centred, so it does not delay speech. Only every third tap has a sample, so the sum is multiplied by the ratio.
            var sum = 0f;
            for (var tap = (i + (Taps / 2)) % Ratio; tap < Taps; tap += Ratio)
            {
                var source = (i + (Taps / 2) - tap) / Ratio;
                if (source >= 0 && source < pcm.Length && i + (Taps / 2) - tap >= 0)
                {
                    sum += pcm[source] * Filter[tap];
                }
            }

            var sample = (short)Math.Clamp(MathF.Round(sum * Ratio), short.MinValue, short.MaxValue);
            BinaryPrimitives.WriteInt16LittleEndian(audio.AsSpan(i * sizeof(short)), sample);
        }

        return audio;
    }
}
