namespace Concierge.Media.Bridge;

/// <summary>
/// Tells a callee who interrupts from the agent's own echo and from the noise of picking up. The voice model notices
/// speech by what it hears, and hears both. While the agent is played, a frame counts as the callee's only if it is louder
/// than an echo of what is played can be; until the agent has been heard for a while, that has to go on for a while.
/// Not safe for two threads at once.
/// </summary>
internal sealed class InterruptionGuard
{
    // Line echo comes back 20 dB down and more (ITU-T G.168 expects a canceller to leave far less).
    private static readonly double EchoLoss = SoundLevel.FromDecibels(-15);
    private static readonly double Quietest = SoundLevel.FromDecibels(-45);

    // The voice model tells of speech some frames after it began.
    private const int RecentFrames = 20;
    private const int LoudFramesOfSpeech = 3;
    private const int LoudFramesInOpening = 15;
    private const int RememberedPieces = 16;

    private readonly Queue<bool> _recent = new(RecentFrames);
    private readonly Queue<double> _played = new(RememberedPieces);
    private double _loudestPlayed;
    private int _loud;
    private int _loudRecently;
    private bool _suspects;

    /// <summary>Whether somebody seems to speak who has not yet proved to be the callee.</summary>
    public bool Suspects => _suspects;

    /// <summary>Notes what is sent to the telephone.</summary>
    /// <param name="payload">Base64 of μ-law audio.</param>
    public void Sent(ReadOnlySpan<byte> payload)
    {
        if (_played.Count == RememberedPieces)
        {
            _played.Dequeue();
        }

        _played.Enqueue(SoundLevel.Of(payload));
        _loudestPlayed = 0;
        foreach (var level in _played)
        {
            _loudestPlayed = Math.Max(_loudestPlayed, level);
        }
    }

    /// <summary>Takes a frame of the callee's line.</summary>
    /// <param name="payload">Base64 of μ-law audio.</param>
    /// <param name="agentIsPlayed">Whether the agent is being heard meanwhile.</param>
    /// <param name="opening">Whether the agent has hardly been heard yet.</param>
    /// <returns>Whether what was suspected is now known to be the callee.</returns>
    public bool Hear(ReadOnlySpan<byte> payload, bool agentIsPlayed, bool opening)
    {
        var threshold = agentIsPlayed ? Math.Max(Quietest, _loudestPlayed * EchoLoss) : Quietest;
        var loud = SoundLevel.Of(payload) > threshold;
        if (_recent.Count == RecentFrames && _recent.Dequeue())
        {
            _loudRecently--;
        }

        _recent.Enqueue(loud);
        _loudRecently += loud ? 1 : 0;
        if (!_suspects)
        {
            return false;
        }

        _loud += loud ? 1 : 0;
        _suspects = _loud < Needed(opening);
        return !_suspects;
    }

    /// <summary>The voice model noticed speech while the agent is being heard or about to be.</summary>
    /// <param name="opening">Whether the agent has hardly been heard yet.</param>
    /// <returns>Whether it is the callee, as far as is known; otherwise <see cref="Suspects"/> from here on.</returns>
    public bool Trusts(bool opening)
    {
        _loud = _loudRecently;
        _suspects = _loud < Needed(opening);
        return !_suspects;
    }

    /// <summary>What was noticed is over, or has been decided on.</summary>
    public void Settle() => _suspects = false;

    /// <summary>Nothing of what was sent is heard any more.</summary>
    public void Cleared()
    {
        _played.Clear();
        _loudestPlayed = 0;
    }

    private static int Needed(bool opening) => opening ? LoudFramesInOpening : LoudFramesOfSpeech;
}
