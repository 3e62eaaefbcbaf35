namespace Concierge.Rehearsal.Speech;

/// <summary>
/// Detects speech in 8 kHz audio by its energy above the noise, in frames of 20 ms. It measures time by the number of samples, not by a clock.
/// </summary>
/// <remarks>
/// The noise floor is the quietest frame of the last two seconds: even continuous speech has gaps between its sounds.
/// Five loud frames of six begin speech, so a click shorter than about 60 ms does not; two loud frames of three continue it.
/// </remarks>
internal sealed class VoiceActivityDetector
{
    private const int SampleRate = 8000;
    private const int FrameLength = SampleRate / 50;
    private const int FloorFrames = 100;

    /// <summary>In dBFS: the noise floor is never lower, so that a whisper after digital silence does not count as loud.</summary>
    private const double MinFloor = -58;

    /// <summary>In dBFS: the initial noise floor is never higher, because the first sound of a call may be a voice.</summary>
    private const double MaxInitialFloor = -38;

    private readonly short[] _frame = new short[FrameLength];
    private readonly double[] _levels = new double[FloorFrames];
    private readonly double _margin;
    private readonly long _prefixSamples;
    private readonly int _silenceFrames;
    private int _bufferedSamples;
    private long _frameCount;
    private uint _recentLoudFrames;
    private int _quietFrames;
    private long _onset;
    private long _lastLoudEnd;

    /// <summary>Creates a detector at sample 0, in silence.</summary>
    public VoiceActivityDetector(VoiceActivityOptions? options = null)
    {
        options ??= new VoiceActivityOptions();
        if (options.Threshold is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Threshold, "The threshold must be between 0 and 1.");
        }

        _margin = 6 + (12 * options.Threshold);
        _prefixSamples = (long)(options.PrefixPadding.TotalSeconds * SampleRate);
        _silenceFrames = Math.Max(1, (int)Math.Ceiling(options.SilenceDuration.TotalMilliseconds / 20));
        Array.Fill(_levels, MaxInitialFloor);
    }

    /// <summary>Whether speech is in progress.</summary>
    public bool IsSpeaking { get; private set; }

    /// <summary>The duration of the current speech without the silence after it; zero outside speech.</summary>
    public TimeSpan VoiceDuration => IsSpeaking ? TimeSpan.FromSeconds((double)(_lastLoudEnd - _onset) / SampleRate) : TimeSpan.Zero;

    /// <summary>The number of samples pushed so far.</summary>
    public long Position => (_frameCount * FrameLength) + _bufferedSamples;

    /// <summary>Processes the next samples, of any number.</summary>
    /// <returns>The detected events, in order; usually none.</returns>
    public IReadOnlyList<VoiceActivity> Push(ReadOnlySpan<short> pcm)
    {
        List<VoiceActivity>? events = null;
        while (pcm.Length > 0)
        {
            var count = Math.Min(pcm.Length, FrameLength - _bufferedSamples);
            pcm[..count].CopyTo(_frame.AsSpan(_bufferedSamples));
            pcm = pcm[count..];
            _bufferedSamples += count;
            if (_bufferedSamples == FrameLength)
            {
                _bufferedSamples = 0;
                if (ProcessFrame() is { } activity)
                {
                    (events ??= []).Add(activity);
                }
            }
        }

        return events ?? (IReadOnlyList<VoiceActivity>)[];
    }

    private VoiceActivity? ProcessFrame()
    {
        var level = GetLevel(_frame);
        _levels[_frameCount % FloorFrames] = level;
        _frameCount++;
        var end = _frameCount * FrameLength;
        var floor = Math.Max(MinFloor, _levels.Min());

        // During speech a softer sound suffices; otherwise the quiet end of a sentence would be lost.
        var isLoud = level > floor + (IsSpeaking ? _margin - 3 : _margin);
        _recentLoudFrames = (_recentLoudFrames << 1) | (isLoud ? 1u : 0);

        if (!IsSpeaking)
        {
            if (uint.PopCount(_recentLoudFrames & 0b111111) < 5)
            {
                return null;
            }

            IsSpeaking = true;
            _quietFrames = 0;
            _lastLoudEnd = end;
            _onset = end - (((_recentLoudFrames & 0b100000) != 0 ? 6 : 5) * FrameLength);
            return new VoiceActivity(VoiceActivityKind.SpeechStarted, Math.Max(0, _onset - _prefixSamples), _onset);
        }

        if (isLoud && uint.PopCount(_recentLoudFrames & 0b111) >= 2)
        {
            _quietFrames = 0;
            _lastLoudEnd = end;
            return null;
        }

        if (++_quietFrames < _silenceFrames)
        {
            return null;
        }

        IsSpeaking = false;
        _recentLoudFrames = 0;
        return new VoiceActivity(VoiceActivityKind.SpeechStopped, end, _lastLoudEnd);
    }

    /// <summary>Computes the level without the DC offset, in dBFS.</summary>
    private static double GetLevel(ReadOnlySpan<short> frame)
    {
        long sum = 0, squares = 0;
        foreach (var sample in frame)
        {
            sum += sample;
            squares += (long)sample * sample;
        }

        var mean = (double)sum / frame.Length;
        var variance = Math.Max(1e-3, ((double)squares / frame.Length) - (mean * mean));
        return 10 * Math.Log10(variance / (32768.0 * 32768.0));
    }
}
