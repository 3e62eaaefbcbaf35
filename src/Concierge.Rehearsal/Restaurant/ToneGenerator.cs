using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>Generates sounds other than speech: 8 kHz, 16-bit mono.</summary>
internal static class ToneGenerator
{
    private const int SampleRate = 8000;
    private const double RingLowHertz = 440;
    private const double RingHighHertz = 480;
    private const double RingSeconds = 2;
    private const double RingPeriodSeconds = 4;

    // The frequencies of a simple melody in C, like common hold music; 0 is a rest.
    private static readonly double[] MelodyHertz =
        [523.25, 659.26, 783.99, 659.26, 587.33, 698.46, 880.00, 698.46, 493.88, 587.33, 783.99, 587.33, 523.25, 659.26, 783.99, 0];
    private static readonly TimeSpan NoteLength = TimeSpan.FromSeconds(0.36);

    /// <summary>Generates the tone of an answering machine.</summary>
    public static short[] CreateTone(double hertz, TimeSpan length) => Generate(length, time => 8000 * GetSine(hertz, time));

    /// <summary>Generates the ringing tone of North America (440 and 480 Hz, 2 s on, 2 s off).</summary>
    public static short[] CreateRinging(TimeSpan length) =>
        Generate(length, time => time % RingPeriodSeconds < RingSeconds ? 3000 * (GetSine(RingLowHertz, time) + GetSine(RingHighHertz, time)) : 0);

    /// <summary>Generates hold music: notes that fade, with overtones.</summary>
    public static short[] CreateMusic(TimeSpan length) => Generate(length, time =>
    {
        var hertz = MelodyHertz[(int)(time / NoteLength.TotalSeconds) % MelodyHertz.Length];
        var noteTime = time % NoteLength.TotalSeconds;
        var envelope = Math.Min(1, noteTime / 0.01) * Math.Exp(-4 * noteTime);
        return hertz == 0 ? 0 : 4000 * envelope * (GetSine(hertz, time) + (0.5 * GetSine(2 * hertz, time)) + (0.25 * GetSine(3 * hertz, time)));
    });

    /// <summary>Generates the noise when a person answers the phone: a click and breathing.</summary>
    public static short[] CreateHandsetNoise(SplitMix64 random)
    {
        const double ClickSeconds = 0.012;
        var length = TimeSpan.FromMilliseconds(150 + random.Next(100));
        double breath = 0;
        return Generate(length, time =>
        {
            var noise = (random.NextDouble() * 2) - 1;
            breath = (0.6 * breath) + (0.4 * noise);
            return time < ClickSeconds ? 12000 * noise : 3500 * breath * Math.Sin(Math.PI * time / length.TotalSeconds);
        });
    }

    private static double GetSine(double hertz, double time) => Math.Sin(2 * Math.PI * hertz * time);

    private static short[] Generate(TimeSpan length, Func<double, double> getSample) =>
        [.. Enumerable.Range(0, (int)(length.TotalSeconds * SampleRate)).Select(i => (short)getSample((double)i / SampleRate))];
}
