namespace Concierge.Media.Bridge;

/// <summary>
/// Distinguishes a callee who interrupts from the agent's own echo and from handset noise at pick-up. The voice model detects
/// speech by its loudness and reacts to all three. During playback, a frame counts as speech only if it is louder than any echo of
/// the playback can be. Until the agent has been heard for a while, more loud frames are required. Not thread-safe.
/// </summary>
internal sealed class InterruptionGuard
{
    // Line echo returns at least 20 dB below the sent level (ITU-T G.168 expects far less after echo cancellation).
    private static readonly double MaxEchoGain = SoundLevel.FromDecibels(-15);
    private static readonly double MinSpeechPower = SoundLevel.FromDecibels(-45);

    // The voice model reports speech some frames after it began.
    private const int MaxRecentFrames = 20;
    private const int MinLoudFrames = 3;
    private const int MinLoudFramesInOpening = 15;
    private const int MaxPlayedChunks = 16;

    private readonly Queue<bool> _recentFrames = new(MaxRecentFrames);
    private readonly Queue<double> _playedLevels = new(MaxPlayedChunks);
    private double _maxPlayedLevel;
    private int _loudFrames;
    private int _recentLoudFrames;
    private bool _isSuspecting;

    /// <summary>Whether detected speech is not yet confirmed as the callee's.</summary>
    public bool IsSuspecting => _isSuspecting;

    /// <summary>Records audio that was sent to the callee.</summary>
    /// <param name="payload">Base64 of μ-law audio.</param>
    public void RecordSentAudio(ReadOnlySpan<byte> payload)
    {
        if (_playedLevels.Count == MaxPlayedChunks)
        {
            _playedLevels.Dequeue();
        }

        _playedLevels.Enqueue(SoundLevel.Measure(payload));
        _maxPlayedLevel = 0;
        foreach (var level in _playedLevels)
        {
            _maxPlayedLevel = Math.Max(_maxPlayedLevel, level);
        }
    }

    /// <summary>Evaluates a frame from the callee's line.</summary>
    /// <param name="payload">Base64 of μ-law audio.</param>
    /// <param name="agentIsPlayed">Whether the agent's audio is playing.</param>
    /// <param name="opening">Whether the agent has been heard for less than the protected opening.</param>
    /// <returns>Whether the suspected speech is now confirmed as the callee's.</returns>
    public bool EvaluateFrame(ReadOnlySpan<byte> payload, bool agentIsPlayed, bool opening)
    {
        var threshold = agentIsPlayed ? Math.Max(MinSpeechPower, _maxPlayedLevel * MaxEchoGain) : MinSpeechPower;
        var loud = SoundLevel.Measure(payload) > threshold;
        if (_recentFrames.Count == MaxRecentFrames && _recentFrames.Dequeue())
        {
            _recentLoudFrames--;
        }

        _recentFrames.Enqueue(loud);
        _recentLoudFrames += loud ? 1 : 0;
        if (!_isSuspecting)
        {
            return false;
        }

        _loudFrames += loud ? 1 : 0;
        _isSuspecting = _loudFrames < GetRequiredFrames(opening);
        return !_isSuspecting;
    }

    /// <summary>Decides on speech that the voice model detected while the agent speaks or is about to speak.</summary>
    /// <param name="opening">Whether the agent has been heard for less than the protected opening.</param>
    /// <returns>Whether the recent frames confirm the callee; otherwise <see cref="IsSuspecting"/> is set.</returns>
    public bool IsConfirmed(bool opening)
    {
        _loudFrames = _recentLoudFrames;
        _isSuspecting = _loudFrames < GetRequiredFrames(opening);
        return !_isSuspecting;
    }

    /// <summary>Ends the suspicion: the speech is over or has been decided on.</summary>
    public void ClearSuspicion() => _isSuspecting = false;

    /// <summary>Forgets the sent audio: the playback buffer was cleared.</summary>
    public void ClearSentAudio()
    {
        _playedLevels.Clear();
        _maxPlayedLevel = 0;
    }

    private static int GetRequiredFrames(bool opening) => opening ? MinLoudFramesInOpening : MinLoudFrames;
}
