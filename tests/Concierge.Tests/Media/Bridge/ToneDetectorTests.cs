using Concierge.Media.Bridge;

namespace Concierge.Tests.Media.Bridge;

/// <summary>The detector distinguishes a machine's tone from voices, keys, ringing and music.</summary>
public sealed class ToneDetectorTests
{
    private const double Seconds = 0.5;

    [Theory]
    [InlineData(350)]
    [InlineData(440)]
    [InlineData(620)]
    [InlineData(850)]
    [InlineData(1000)]
    [InlineData(1400)]
    [InlineData(1600)]
    [InlineData(2000)]
    public void A_tone_of_any_pitch_and_loudness_is_detected_when_it_ends(double frequency)
    {
        foreach (var amplitude in new[] { 0.05, 0.3, 0.9 })
        {
            CountTones(Sines(amplitude, Seconds, frequency)).ShouldBe(1, $"{frequency} Hz at {amplitude}");
            CountTones(AddNoise(Sines(amplitude, Seconds, frequency), amplitude * 0.03)).ShouldBe(1, $"{frequency} Hz at {amplitude}, with noise");
        }
    }

    [Fact]
    public void A_tone_is_not_detected_before_it_ends()
    {
        var detector = new ToneDetector();

        Audio.CreateFrames(Sines(0.3, Seconds, 1000)).Count(frame => detector.EvaluateFrame(frame)).ShouldBe(0);
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.1)]
    public void A_click_is_not_a_tone(double seconds) => CountTones(Sines(0.3, seconds, 1000)).ShouldBe(0);

    [Theory]
    [InlineData(697, 1209)]
    [InlineData(770, 1336)]
    [InlineData(852, 1477)]
    [InlineData(941, 1336)]
    [InlineData(440, 480)]
    [InlineData(350, 440)]
    [InlineData(480, 620)]
    public void The_dual_tones_of_keys_ringing_and_busy_are_not_detected(double first, double second) =>
        CountTones(Sines(0.3, 2, first, second)).ShouldBe(0);

    [Theory]
    [InlineData(90)]
    [InlineData(120)]
    [InlineData(180)]
    [InlineData(240)]
    [InlineData(300)]
    public void A_voice_is_not_a_tone(double pitch)
    {
        foreach (var seed in Enumerable.Range(1, 5))
        {
            CountTones(SynthesizeVoice(pitch, 4, new Random(seed))).ShouldBe(0, $"a voice at {pitch} Hz, seed {seed}");
        }
    }

    [Fact]
    public void Silence_and_noise_are_not_tones()
    {
        CountTones(Enumerable.Repeat(0.0, 16_000)).ShouldBe(0);
        CountTones(AddNoise(Enumerable.Repeat(0.0, 16_000), 0.2)).ShouldBe(0);
    }

    [Fact]
    public void A_melody_is_not_a_tone() =>
        CountTones(Enumerable.Range(0, 20).SelectMany(note => Sines(0.3, 0.12, 400 * Math.Pow(2, note % 7 / 12.0)))).ShouldBe(0);

    /// <summary>Counts the detected tones in the samples followed by silence.</summary>
    private static int CountTones(IEnumerable<double> samples)
    {
        var detector = new ToneDetector();
        return Audio.CreateFrames(samples.Concat(Enumerable.Repeat(0.0, 800))).Count(frame => detector.EvaluateFrame(frame));
    }

    private static IEnumerable<double> Sines(double amplitude, double seconds, params double[] frequencies) =>
        Enumerable.Range(0, (int)(8000 * seconds)).Select(sample => frequencies.Sum(frequency => amplitude / frequencies.Length * Math.Sin(2 * Math.PI * frequency * sample / 8000)));

    private static IEnumerable<double> AddNoise(IEnumerable<double> samples, double amplitude)
    {
        var random = new Random(7);
        return samples.Select(sample => sample + (amplitude * ((2 * random.NextDouble()) - 1)));
    }

    // Harmonics shaped by two formants. The pitch glides as in a sentence; a syllable lasts a quarter of a second.
    private static IEnumerable<double> SynthesizeVoice(double pitch, double seconds, Random random)
    {
        var phase = 0.0;
        double first = 500, second = 1500;
        for (var sample = 0; sample < 8000 * seconds; sample++)
        {
            if (sample % 2000 == 0)
            {
                first = 300 + (random.NextDouble() * 500);
                second = 900 + (random.NextDouble() * 1400);
            }

            var current = pitch * (1 + (0.1 * Math.Sin(2 * Math.PI * 0.7 * sample / 8000)));
            phase += 2 * Math.PI * current / 8000;
            var sum = 0.0;
            for (var harmonic = 1; harmonic * current < 3400; harmonic++)
            {
                var frequency = harmonic * current;
                sum += (Resonance(frequency, first, 90) + (0.4 * Resonance(frequency, second, 140)) + 0.02) * Math.Sin(harmonic * phase);
            }

            yield return 0.2 * sum;
        }
    }

    private static double Resonance(double frequency, double centre, double width) => 1 / (1 + Math.Pow((frequency - centre) / width, 2));
}
