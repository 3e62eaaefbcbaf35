using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>Adds the effects of the callee's phone to the callee's audio: the noise of picking up, and the caller's own voice as an echo.</summary>
internal sealed class LineEffectsProcessor
{
    private const int FrameLength = 160;
    private const int SampleRate = 8000;

    private readonly bool _clean;
    private readonly short[] _pickUp;
    private readonly short[] _delay;
    private readonly double _gain;
    private readonly short[] _pcm = new short[FrameLength];
    private int _picked;
    private int _delayed;

    public LineEffectsProcessor(LineEffects sound, SplitMix64 random)
    {
        _clean = !sound.PickUpNoise && sound.Echo is null;
        _pickUp = sound.PickUpNoise ? ToneGenerator.CreatePickUpNoise(random) : [];
        _gain = sound.Echo is { } decibels ? Math.Pow(10, decibels / 20) : 0;
        _delay = new short[Math.Max(1, (int)(sound.EchoDelay.TotalSeconds * SampleRate))];
    }

    /// <summary>Processes one frame.</summary>
    /// <param name="heard">The audio that the callee's phone plays.</param>
    /// <param name="said">The callee's audio in μ-law; the method replaces it by the audio of the line.</param>
    public void Apply(ReadOnlySpan<short> heard, Span<byte> said)
    {
        if (_clean)
        {
            return;
        }

        MuLaw.Decode(said, _pcm);
        for (var i = 0; i < FrameLength; i++)
        {
            var sample = _pcm[i] + (_gain * _delay[_delayed]);
            _delay[_delayed] = heard[i];
            _delayed = (_delayed + 1) % _delay.Length;
            if (_picked < _pickUp.Length)
            {
                sample += _pickUp[_picked++];
            }

            _pcm[i] = (short)Math.Clamp(sample, short.MinValue, short.MaxValue);
        }

        MuLaw.Encode(_pcm, said);
    }
}
