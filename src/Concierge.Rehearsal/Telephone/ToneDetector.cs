using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.Telephone;

/// <summary>Notices an answering machine's tone: one steady frequency, longer than any sound of speech keeps it.</summary>
internal sealed class ToneDetector
{
    private const int SampleRate = 8000;
    private const int LowestHertz = 400;
    private const int HighestHertz = 2000;
    private const int HertzApart = 12;
    private const int LeastFrames = 10;
    private const double LeastShare = 0.85;
    private const double LeastEnergy = 160 * 500.0 * 500.0;

    private readonly short[] _pcm = new short[CallLine.FrameBytes];
    private int _hertz;
    private int _frames;

    /// <summary>Whether the tone is sounding and has done so for long enough to be one.</summary>
    public bool IsSounding => _frames >= LeastFrames;

    /// <summary>Hears 20 ms of μ-law.</summary>
    /// <returns>Whether a tone has just ended.</returns>
    public bool ProcessFrame(ReadOnlySpan<byte> said)
    {
        bool sounded = IsSounding;
        MuLaw.Decode(said, _pcm);
        int hertz = FindTone();
        bool same = hertz > 0 && Math.Abs(hertz - _hertz) <= HertzApart;
        _frames = hertz == 0 ? 0 : same ? _frames + 1 : 1;
        _hertz = hertz;
        return sounded && !IsSounding;
    }

    /// <returns>The frequency that has nearly all of the sound's energy; 0 when there is none.</returns>
    private int FindTone()
    {
        double energy = 0;
        foreach (short sample in _pcm)
        {
            energy += (double)sample * sample;
        }

        if (energy < LeastEnergy)
        {
            return 0;
        }

        int best = 0;
        double bestEnergy = LeastShare * energy;
        for (int hertz = LowestHertz; hertz <= HighestHertz; hertz += HertzApart)
        {
            if (EnergyAt(hertz) is var found && found > bestEnergy)
            {
                (best, bestEnergy) = (hertz, found);
            }
        }

        return best;
    }

    // Goertzel's algorithm.
    private double EnergyAt(int hertz)
    {
        double coefficient = 2 * Math.Cos(2 * Math.PI * hertz / SampleRate);
        double before = 0;
        double last = 0;
        foreach (short sample in _pcm)
        {
            (before, last) = (last, sample + (coefficient * last) - before);
        }

        double power = (last * last) + (before * before) - (coefficient * last * before);
        return 2 * power / _pcm.Length;
    }
}
