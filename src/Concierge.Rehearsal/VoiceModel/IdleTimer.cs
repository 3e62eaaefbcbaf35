namespace Concierge.Rehearsal.VoiceModel;

/// <summary>Measures the silence after a response, for <c>turn_detection.idle_timeout_ms</c>. The caller holds the session's lock.</summary>
/// <param name="timeProvider">The session's time.</param>
/// <param name="onElapsed">Called with the idle timeout in milliseconds when it has elapsed. The lock is not held.</param>
internal sealed class IdleTimer(TimeProvider timeProvider, Action<int> onElapsed) : IDisposable
{
    private ITimer? _timer;

    /// <summary>Starts the timer.</summary>
    /// <param name="remainingPlayback">How long the client still plays the response.</param>
    /// <param name="idleMs">The idle timeout after the playback, in milliseconds.</param>
    public void Start(TimeSpan remainingPlayback, int idleMs) => _timer = timeProvider.CreateTimer(
        _ => onElapsed(idleMs), null, remainingPlayback + TimeSpan.FromMilliseconds(idleMs), Timeout.InfiniteTimeSpan);

    public void Stop()
    {
        _timer?.Dispose();
        _timer = null;
    }

    public void Dispose() => Stop();
}
