using System.Buffers;
using System.Buffers.Text;

namespace Concierge.Media.Bridge;

/// <summary>
/// Detects the tone after which an answering machine records. Each sample of a pure tone, unlike a voice, follows from the two
/// before it: x[n] = 2·cos(ω)·x[n-1] - x[n-2], with the same ω from frame to frame. Not thread-safe.
/// </summary>
internal sealed class ToneDetector
{
    private const int FrameSamples = 160;
    private const int MinToneFrames = 8;
    private const double MinPower = 1e-4;
    private const double MaxPredictionError = 0.02;
    private const double MaxFrequencyDriftHz = 10;
    private const int SampleRate = 8000;
    private const double MinPurity = 0.95;

    private readonly byte[] _audio = new byte[4 * FrameSamples];
    private readonly float[] _samples = new float[4 * FrameSamples];
    private double _frequency;
    private int _frames;
    private bool _isToneActive;

    /// <summary>Evaluates one frame.</summary>
    /// <param name="payload">Base64 of μ-law audio.</param>
    /// <returns>Whether a sufficiently long tone has just ended.</returns>
    public bool EvaluateFrame(ReadOnlySpan<byte> payload)
    {
        if (Base64.DecodeFromUtf8(payload, _audio, out _, out var length) != OperationStatus.Done || length < 3)
        {
            return false;
        }

        for (var i = 0; i < length; i++)
        {
            _samples[i] = SoundLevel.DecodeSample(_audio[i]);
        }

        if (IsTone(_samples.AsSpan(0, length), out var frequency) && (_frames == 0 || Math.Abs(frequency - _frequency) < MaxFrequencyDriftHz))
        {
            _frequency = frequency;
            _frames++;
            _isToneActive |= _frames >= MinToneFrames;
            return false;
        }

        _frames = 0;
        var ended = _isToneActive;
        _isToneActive = false;
        return ended;
    }

    // A least-squares fit of the one coefficient; for a tone the remaining prediction error is close to zero.
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
        var predictionError = power - (coefficient * cross);
        return middle / samples.Length > MinPower
            && Math.Abs(coefficient) < 1.99
            && predictionError < MaxPredictionError * middle
            && ComputePurity(samples, coefficient) > MinPurity;
    }

    // The share of the power at this one frequency (Goertzel algorithm). Two close tones, such as a ringback tone, and a hum with
    // overtones are nearly as predictable as a single tone; only this check rejects them.
    private static double ComputePurity(ReadOnlySpan<float> samples, double coefficient)
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
