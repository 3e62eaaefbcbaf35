using System.Numerics;

namespace Concierge.Rehearsal.Speech;

/// <summary>Converts 8 kHz to 16 kHz, chunk by chunk.</summary>
/// <remarks>
/// It adds dither of one step of the 16-bit scale: the acoustic model was adapted with dither, and the upper half of the band would be
/// empty without it.
/// </remarks>
internal sealed class Upsampler
{
    /// <summary>The number of taps of each of the two phases.</summary>
    private const int PhaseTaps = 64;

    private static readonly float[][] Phases = CreatePhases();

    private SplitMix64 _dither = new(1);
    private float[] _history = new float[PhaseTaps - 1];

    /// <summary>Converts a chunk; returns twice as many samples as <paramref name="pcm"/> has.</summary>
    public short[] Push(ReadOnlySpan<short> pcm)
    {
        var line = new float[_history.Length + pcm.Length];
        _history.CopyTo(line, 0);
        for (var i = 0; i < pcm.Length; i++)
        {
            line[_history.Length + i] = pcm[i];
        }

        var pcm16Khz = new short[pcm.Length * 2];
        for (var i = 0; i < pcm16Khz.Length; i++)
        {
            var value = GetDotProduct(line.AsSpan(i / 2, PhaseTaps), Phases[i % 2]);
            value += (float)(_dither.NextDouble() + _dither.NextDouble() - 1);
            pcm16Khz[i] = (short)Math.Clamp(MathF.Round(value), short.MinValue, short.MaxValue);
        }

        _history = line[^_history.Length..];
        return pcm16Khz;
    }

    /// <summary>Clears the history, for audio that does not continue the earlier chunks.</summary>
    public void Reset()
    {
        Array.Clear(_history);
        _dither = new SplitMix64(1);
    }

    private static float GetDotProduct(ReadOnlySpan<float> line, float[] taps)
    {
        var sum = Vector<float>.Zero;
        for (var i = 0; i < PhaseTaps; i += Vector<float>.Count)
        {
            sum += new Vector<float>(line[i..]) * new Vector<float>(taps, i);
        }

        return Vector.Sum(sum);
    }

    private static float[][] CreatePhases()
    {
        var filter = FirFilterDesign.CreateLowPass(3800, 16000, (PhaseTaps * 2) - 1);
        var phases = new[] { new float[PhaseTaps], new float[PhaseTaps] };
        for (var i = 0; i < filter.Length; i++)
        {
            // Reversed, because the line runs from the oldest sample to the newest; doubled, because every other sample is zero.
            phases[i % 2][PhaseTaps - 1 - (i / 2)] = filter[i] * 2;
        }

        return phases;
    }
}
