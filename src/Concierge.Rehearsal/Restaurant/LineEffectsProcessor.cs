using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>Adds the effects of the callee's phone to the callee's audio: the noise of answering, and an echo of the caller's voice.</summary>
internal sealed class LineEffectsProcessor
{
    private const int FrameLength = 160;
    private const int SampleRate = 8000;

    private readonly bool _isClean;
    private readonly short[] _handsetNoise;
    private readonly short[] _echoDelayLine;
    private readonly double _echoGain;
    private readonly short[] _pcm = new short[FrameLength];
    private int _handsetNoisePosition;
    private int _echoPosition;

    public LineEffectsProcessor(LineEffects effects, SplitMix64 random)
    {
        _isClean = !effects.HandsetNoise && effects.Echo is null;
        _handsetNoise = effects.HandsetNoise ? ToneGenerator.CreateHandsetNoise(random) : [];
        _echoGain = effects.Echo is { } decibels ? Math.Pow(10, decibels / 20) : 0;
        _echoDelayLine = new short[Math.Max(1, (int)(effects.EchoDelay.TotalSeconds * SampleRate))];
    }

    /// <summary>Processes one frame.</summary>
    /// <param name="toCallee">The audio that the callee's phone plays.</param>
    /// <param name="fromCallee">The callee's audio in μ-law; the method replaces it with the audio of the line.</param>
    public void Apply(ReadOnlySpan<short> toCallee, Span<byte> fromCallee)
    {
        if (_isClean)
        {
            return;
        }

        MuLaw.Decode(fromCallee, _pcm);
        for (var i = 0; i < FrameLength; i++)
        {
            var sample = _pcm[i] + (_echoGain * _echoDelayLine[_echoPosition]);
            _echoDelayLine[_echoPosition] = toCallee[i];
            _echoPosition = (_echoPosition + 1) % _echoDelayLine.Length;
            if (_handsetNoisePosition < _handsetNoise.Length)
            {
                sample += _handsetNoise[_handsetNoisePosition++];
            }

            _pcm[i] = (short)Math.Clamp(sample, short.MinValue, short.MaxValue);
        }

        MuLaw.Encode(_pcm, fromCallee);
    }
}
