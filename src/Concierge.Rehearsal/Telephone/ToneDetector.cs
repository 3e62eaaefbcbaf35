using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.Telephone;

/// <summary>Detects an answering machine's tone: one steady frequency that lasts longer than any speech sound.</summary>
internal sealed class ToneDetector
{
    private const int SampleRate = 8000;
    private const int MinHertz = 400;
    private const int MaxHertz = 2000;
    private const int StepHertz = 12;
    private const int MinFrames = 10;
    private const double MinEnergyShare = 0.85;
    private const double MinEnergy = 160 * 500.0 * 500.0;

    private readonly short[] _pcm = new short[CallLine.FrameBytes];
    private int _hertz;
    private int _frames;

    /// <summary>Whether one frequency sounds now and has lasted long enough to be a tone.</summary>
    public bool IsSounding => _frames >= MinFrames;

    /// <summary>Processes 20 ms of the callee's audio, in μ-law.</summary>
    /// <returns>Whether a tone has just ended.</returns>
    public bool ProcessFrame(ReadOnlySpan<byte> fromCallee)
    {
        bool wasSounding = IsSounding;
        MuLaw.Decode(fromCallee, _pcm);
        int hertz = FindTone();
        bool isSameTone = hertz > 0 && Math.Abs(hertz - _hertz) <= StepHertz;
        _frames = hertz == 0 ? 0 : isSameTone ? _frames + 1 : 1;
        _hertz = hertz;
        return wasSounding && !IsSounding;
    }

    /// <returns>The frequency that has most of the frame's energy; 0 when no frequency has.</returns>
    private int FindTone()
    {
        double energy = 0;
        foreach (short sample in _pcm)
        {
            energy += (double)sample * sample;
        }

        if (energy < MinEnergy)
        {
            return 0;
        }

        int best = 0;
        double bestEnergy = MinEnergyShare * energy;
        for (int hertz = MinHertz; hertz <= MaxHertz; hertz += StepHertz)
        {
            if (GetEnergyAt(hertz) is var found && found > bestEnergy)
            {
                (best, bestEnergy) = (hertz, found);
            }
        }

        return best;
    }

    // The Goertzel algorithm.
    private double GetEnergyAt(int hertz)
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
