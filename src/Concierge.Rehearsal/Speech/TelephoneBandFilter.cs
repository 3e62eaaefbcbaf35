namespace Concierge.Rehearsal.Speech;

/// <summary>Limits wide-band speech to the telephone band.</summary>
internal static class TelephoneBandFilter
{
    private const int Taps = 401;

    /// <summary>Half of full scale (-6 dBFS): it leaves headroom above the loudest sample, and is well above the quantization noise of μ-law.</summary>
    private const float Peak = 16384;

    private static readonly float[] Filter = FirFilterDesign.CreateBandPass(200, 3500, 16000, Taps);

    /// <summary>Converts 16 kHz to 8 kHz, limited to 200–3500 Hz, at a peak of -6 dBFS.</summary>
    public static short[] Apply(ReadOnlySpan<short> pcm16Khz)
    {
        var padded = new float[pcm16Khz.Length + Taps];
        for (var i = 0; i < pcm16Khz.Length; i++)
        {
            padded[i + (Taps / 2)] = pcm16Khz[i];
        }

        var pcm8Khz = new float[pcm16Khz.Length / 2];
        var loudest = 1f;
        for (var i = 0; i < pcm8Khz.Length; i++)
        {
            var sum = 0f;
            var window = padded.AsSpan(i * 2, Taps);
            for (var t = 0; t < Taps; t++)
            {
                sum += window[t] * Filter[t];
            }

            pcm8Khz[i] = sum;
            loudest = Math.Max(loudest, Math.Abs(sum));
        }

        var gain = Peak / loudest;
        return Array.ConvertAll(pcm8Khz, sample => (short)MathF.Round(sample * gain));
    }
}
