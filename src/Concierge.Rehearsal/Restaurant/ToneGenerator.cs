using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>Generates sounds other than speech: 8 kHz, 16-bit mono.</summary>
internal static class ToneGenerator
{
    private const int SampleRate = 8000;
    private const double RingLow = 440;
    private const double RingHigh = 480;
    private const double RingDuration = 2;
    private const double RingPeriod = 4;

    // A broken-chord tune in C, like the hold music of telephone exchanges; 0 is a rest.
    private static readonly double[] Tune =
        [523.25, 659.26, 783.99, 659.26, 587.33, 698.46, 880.00, 698.46, 493.88, 587.33, 783.99, 587.33, 523.25, 659.26, 783.99, 0];
    private static readonly TimeSpan Note = TimeSpan.FromSeconds(0.36);

    /// <summary>Generates the tone of an answering machine.</summary>
    public static short[] CreateTone(double hertz, TimeSpan length) => Fill(length, at => 8000 * Wave(hertz, at));

    /// <summary>Generates the ringing tone of North America (440 and 480 Hz, 2 s on, 2 s off).</summary>
    public static short[] CreateRinging(TimeSpan length) =>
        Fill(length, at => at % RingPeriod < RingDuration ? 3000 * (Wave(RingLow, at) + Wave(RingHigh, at)) : 0);

    /// <summary>Generates hold music: struck notes with overtones.</summary>
    public static short[] CreateMusic(TimeSpan length) => Fill(length, at =>
    {
        var hertz = Tune[(int)(at / Note.TotalSeconds) % Tune.Length];
        var since = at % Note.TotalSeconds;
        var struck = Math.Min(1, since / 0.01) * Math.Exp(-4 * since);
        return hertz == 0 ? 0 : 4000 * struck * (Wave(hertz, at) + (0.5 * Wave(2 * hertz, at)) + (0.25 * Wave(3 * hertz, at)));
    });

    /// <summary>Generates the noise of picking up a phone: a click and breathing.</summary>
    public static short[] CreatePickUpNoise(SplitMix64 random)
    {
        const double Click = 0.012;
        var length = TimeSpan.FromMilliseconds(150 + random.Next(100));
        double breath = 0;
        return Fill(length, at =>
        {
            var noise = (random.NextDouble() * 2) - 1;
            breath = (0.6 * breath) + (0.4 * noise);
            return at < Click ? 12000 * noise : 3500 * breath * Math.Sin(Math.PI * at / length.TotalSeconds);
        });
    }

    private static double Wave(double hertz, double at) => Math.Sin(2 * Math.PI * hertz * at);

    private static short[] Fill(TimeSpan length, Func<double, double> sample) =>
        [.. Enumerable.Range(0, (int)(length.TotalSeconds * SampleRate)).Select(i => (short)sample((double)i / SampleRate))];
}
