using System.Buffers;
using System.Buffers.Text;

namespace Concierge.Media.Bridge;

/// <summary>How loud μ-law audio is: mean power, where 1 is a full-scale square wave. Allocates nothing.</summary>
internal static class SoundLevel
{
    private const int TextAtOnce = 320;

    private static readonly float[] Samples = MakeSamples();
    private static readonly float[] Power = [.. Samples.Select(sample => sample * sample)];

    /// <summary>A sample, -1 to 1.</summary>
    public static float Sample(byte code) => Samples[code];

    /// <summary>The mean power of a piece of audio.</summary>
    /// <param name="payload">Base64 of μ-law audio.</param>
    public static double Of(ReadOnlySpan<byte> payload)
    {
        Span<byte> audio = stackalloc byte[TextAtOnce / 4 * 3];
        double sum = 0;
        var samples = 0;
        while (!payload.IsEmpty)
        {
            var text = payload[..Math.Min(TextAtOnce, payload.Length)];
            payload = payload[text.Length..];
            if (Base64.DecodeFromUtf8(text, audio, out _, out var written) != OperationStatus.Done)
            {
                break;
            }

            sum += Sum(audio[..written]);
            samples += written;
        }

        return samples == 0 ? 0 : sum / samples;
    }

    // Four sums side by side: each addition waits for the one before it.
    private static double Sum(ReadOnlySpan<byte> audio)
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

    /// <summary>A power given in decibels below full scale.</summary>
    public static double FromDecibels(double decibels) => Math.Pow(10, decibels / 10);

    // G.711: a sign, three bits of exponent, four of mantissa, all inverted.
    private static float[] MakeSamples()
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
