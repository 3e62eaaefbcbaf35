namespace Concierge.Rehearsal.Speech;

/// <summary>Detects speech in 8 kHz audio by its energy above the noise, in frames of 20 ms. The samples are its only clock.</summary>
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
    private int _pending;
    private long _frames;
    private uint _recentlyLoud;
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
    public long Position => (_frames * FrameLength) + _pending;

    /// <summary>Processes the next samples, of any number.</summary>
    /// <returns>The detected events, in order; usually none.</returns>
    public IReadOnlyList<VoiceActivity> Push(ReadOnlySpan<short> pcm)
    {
        List<VoiceActivity>? events = null;
        while (pcm.Length > 0)
        {
            var count = Math.Min(pcm.Length, FrameLength - _pending);
            pcm[..count].CopyTo(_frame.AsSpan(_pending));
            pcm = pcm[count..];
            _pending += count;
            if (_pending == FrameLength)
            {
                _pending = 0;
                if (NextFrame() is { } activity)
                {
                    (events ??= []).Add(activity);
                }
            }
        }

        return events ?? (IReadOnlyList<VoiceActivity>)[];
    }

    private VoiceActivity? NextFrame()
    {
        var level = LevelOf(_frame);
        _levels[_frames % FloorFrames] = level;
        _frames++;
        var end = _frames * FrameLength;
        var floor = Math.Max(MinFloor, _levels.Min());

        // During speech a softer sound suffices; otherwise the quiet end of a sentence would be lost.
        var loud = level > floor + (IsSpeaking ? _margin - 3 : _margin);
        _recentlyLoud = (_recentlyLoud << 1) | (loud ? 1u : 0);

        if (!IsSpeaking)
        {
            if (uint.PopCount(_recentlyLoud & 0b111111) < 5)
            {
                return null;
            }

            IsSpeaking = true;
            _quietFrames = 0;
            _lastLoudEnd = end;
            _onset = end - (((_recentlyLoud & 0b100000) != 0 ? 6 : 5) * FrameLength);
            return new VoiceActivity(VoiceActivityKind.SpeechStarted, Math.Max(0, _onset - _prefixSamples), _onset);
        }

        if (loud && uint.PopCount(_recentlyLoud & 0b111) >= 2)
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
        _recentlyLoud = 0;
        return new VoiceActivity(VoiceActivityKind.SpeechStopped, end, _lastLoudEnd);
    }

    /// <summary>Computes the level without the DC offset, in dBFS.</summary>
    private static double LevelOf(ReadOnlySpan<short> frame)
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
