using System.Buffers;
using System.Buffers.Text;

namespace Concierge.Media.Bridge;

/// <summary>
/// Hears the tone after which an answering machine records. A pure tone, unlike a voice, is foretold by its last two
/// samples: x[n] = 2·cos(ω)·x[n-1] - x[n-2], with the same ω from frame to frame. Not safe for two threads at once.
/// </summary>
internal sealed class ToneDetector
{
    private const int FrameSamples = 160;
    private const int FramesOfTone = 8;
    private const double Quietest = 1e-4;
    private const double MostSurprise = 0.02;
    private const double SteadinessHz = 10;
    private const int SampleRate = 8000;
    private const double Purity = 0.95;

    private readonly byte[] _audio = new byte[4 * FrameSamples];
    private readonly float[] _samples = new float[4 * FrameSamples];
    private double _frequency;
    private int _frames;
    private bool _toneBegan;

    /// <summary>Takes a frame.</summary>
    /// <param name="payload">Base64 of μ-law audio.</param>
    /// <returns>Whether a tone has just ended that was long enough to be meant.</returns>
    public bool Hear(ReadOnlySpan<byte> payload)
    {
        if (Base64.DecodeFromUtf8(payload, _audio, out _, out var length) != OperationStatus.Done || length < 3)
        {
            return false;
        }

        for (var i = 0; i < length; i++)
        {
            _samples[i] = SoundLevel.Sample(_audio[i]);
        }

        if (IsTone(_samples.AsSpan(0, length), out var frequency) && (_frames == 0 || Math.Abs(frequency - _frequency) < SteadinessHz))
        {
            _frequency = frequency;
            _frames++;
            _toneBegan |= _frames >= FramesOfTone;
            return false;
        }

        _frames = 0;
        var ended = _toneBegan;
        _toneBegan = false;
        return ended;
    }

    // Least squares for the one coefficient; what it leaves unexplained must be next to nothing.
    private static bool IsTone(ReadOnlySpan<float> samples, out double frequency)
    {
        double power = 0, cross = 0, middle = 0;
        for (var n = 2; n < samples.Length; n++)
        {
            double sum = samples[n] + samples[n - 2];
            double last = samples[n - 1];
            cross += sum * last;
            middle += last * last;
            power += sum * sum;
        }

        var coefficient = middle > 0 ? cross / middle : 0;
        frequency = Math.Acos(Math.Clamp(coefficient / 2, -1, 1)) * SampleRate / (2 * Math.PI);
        var surprise = power - (coefficient * cross);
        return middle / samples.Length > Quietest && Math.Abs(coefficient) < 1.99 && surprise < MostSurprise * middle && Share(samples, coefficient) > Purity;
    }

    // The share of the power that is at this one frequency (Goertzel). Two tones close to each other, as a telephone rings
    // with, and a hum with its overtones foretell themselves nearly as well as one tone does.
    private static double Share(ReadOnlySpan<float> samples, double coefficient)
    {
        double power = 0, last = 0, before = 0;
        foreach (var sample in samples)
        {
            (last, before) = (sample + (coefficient * last) - before, last);
            power += sample * sample;
        }

        var atTone = (last * last) + (before * before) - (coefficient * last * before);
        return 2 * atTone / (samples.Length * power);
    }
}
