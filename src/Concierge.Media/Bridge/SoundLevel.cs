using System.Buffers;
using System.Buffers.Text;

namespace Concierge.Media.Bridge;

/// <summary>Measures the mean power of μ-law audio, where 1 is a full-scale square wave. Does not allocate.</summary>
internal static class SoundLevel
{
    private const int MaxBase64Length = 320;

    private static readonly float[] Samples = CreateSamples();
    private static readonly float[] Power = [.. Samples.Select(sample => sample * sample)];

    /// <summary>Decodes one μ-law sample to a value from -1 to 1.</summary>
    public static float DecodeSample(byte code) => Samples[code];

    /// <summary>Computes the mean power of a piece of audio.</summary>
    /// <param name="payload">Base64 of μ-law audio.</param>
    public static double Measure(ReadOnlySpan<byte> payload)
    {
        Span<byte> audio = stackalloc byte[MaxBase64Length / 4 * 3];
        double sum = 0;
        var samples = 0;
        while (!payload.IsEmpty)
        {
            var text = payload[..Math.Min(MaxBase64Length, payload.Length)];
            payload = payload[text.Length..];
            if (Base64.DecodeFromUtf8(text, audio, out _, out var written) != OperationStatus.Done)
            {
                break;
            }

            sum += SumPower(audio[..written]);
            samples += written;
        }

        return samples == 0 ? 0 : sum / samples;
    }

    // Four independent sums: with one sum, each addition would wait for the previous one.
    private static double SumPower(ReadOnlySpan<byte> audio)
    {
        ReadOnlySpan<float> power = Power;
        double first = 0, second = 0, third = 0, fourth = 0;
        while (audio.Length >= 4)
        {
            first += power[audio[0]];
            second += power[audio[1]];
            third += power[audio[2]];
            fourth += power[audio[3]];
            audio = audio[4..];
        }

        foreach (var sample in audio)
        {
            first += power[sample];
        }

        return first + second + third + fourth;
    }

    /// <summary>Converts decibels relative to full scale to a power.</summary>
    public static double FromDecibels(double decibels) => Math.Pow(10, decibels / 10);

    // G.711: one sign bit, three exponent bits, four mantissa bits, all inverted.
    private static float[] CreateSamples()
    {
        var samples = new float[256];
        for (var code = 0; code < samples.Length; code++)
        {
            var bits = ~code & 0xFF;
            var magnitude = (((((bits & 0x0F) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84) / 32768f;
            samples[code] = (bits & 0x80) == 0 ? magnitude : -magnitude;
        }

        return samples;
    }
}
