namespace Concierge.Rehearsal.Speech;

/// <summary>Limits wide-band speech to the telephone band.</summary>
internal static class TelephoneBandFilter
{
    private const int Taps = 401;

    /// <summary>Half of full scale (-6 dBFS): headroom for the loudest sound, well above the quantization noise of μ-law.</summary>
    private const float Peak = 16384;

    private static readonly float[] Filter = FirFilterDesign.CreateBandPass(200, 3500, 16000, Taps);

    /// <summary>Converts 16 kHz to 8 kHz, limited to 200–3500 Hz, at a peak of -6 dBFS.</summary>
    public static short[] Apply(ReadOnlySpan<short> wide)
    {
        var padded = new float[wide.Length + Taps];
        for (var i = 0; i < wide.Length; i++)
        {
            padded[i + (Taps / 2)] = wide[i];
        }

        var narrow = new float[wide.Length / 2];
        var loudest = 1f;
        for (var i = 0; i < narrow.Length; i++)
        {
            var sum = 0f;
            var window = padded.AsSpan(i * 2, Taps);
            for (var t = 0; t < Taps; t++)
            {
                sum += window[t] * Filter[t];
            }

            narrow[i] = sum;
            loudest = Math.Max(loudest, Math.Abs(sum));
        }

        var gain = Peak / loudest;
        return Array.ConvertAll(narrow, sample => (short)MathF.Round(sample * gain));
    }
}
