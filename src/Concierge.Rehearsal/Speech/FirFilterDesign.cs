namespace Concierge.Rehearsal.Speech;

/// <summary>Computes the taps of linear-phase FIR filters (windowed sinc, Blackman window).</summary>
internal static class FirFilterDesign
{
    /// <summary>Computes a low-pass filter with gain 1 at 0 Hz.</summary>
    /// <param name="cutoff">The frequency in hertz at which the gain is one half.</param>
    /// <param name="sampleRate">The sample rate in hertz.</param>
    /// <param name="taps">The number of taps; odd.</param>
    public static float[] CreateLowPass(double cutoff, double sampleRate, int taps)
    {
        var filter = CreateWindowedSinc(cutoff / sampleRate, taps);
        var sum = filter.Sum();
        return [.. filter.Select(tap => (float)(tap / sum))];
    }

    /// <summary>Computes a band-pass filter with gain 1 between its edges.</summary>
    public static float[] CreateBandPass(double low, double high, double sampleRate, int taps)
    {
        var upper = CreateLowPass(high, sampleRate, taps);
        var lower = CreateLowPass(low, sampleRate, taps);
        return [.. upper.Zip(lower, (u, l) => u - l)];
    }

    private static double[] CreateWindowedSinc(double frequency, int taps)
    {
        var filter = new double[taps];
        var middle = taps / 2;
        for (var i = 0; i < taps; i++)
        {
            var x = i - middle;
            var sinc = x == 0 ? 2 * frequency : Math.Sin(2 * Math.PI * frequency * x) / (Math.PI * x);
            var phase = 2 * Math.PI * i / (taps - 1);
            filter[i] = sinc * (0.42 - (0.5 * Math.Cos(phase)) + (0.08 * Math.Cos(2 * phase)));
        }

        return filter;
    }
}
