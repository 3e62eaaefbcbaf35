namespace Concierge.Calls.Lifecycle;

/// <summary>
/// Watches an answered call in which the callee hears nothing, because the audio stream or the voice session is missing. Thread-safe.
/// </summary>
internal sealed class DeadAirGuard : IAsyncDisposable
{
    /// <summary>How long the callee waits before a sentence is said.</summary>
    public static readonly TimeSpan SpeakAfter = TimeSpan.FromSeconds(5);

    /// <summary>How long the callee waits before the call is ended.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private readonly ITimer _speak;
    private readonly ITimer _giveUp;
    private bool _isWatching;

    /// <param name="timeProvider">The clock.</param>
    /// <param name="speak">Called after five seconds.</param>
    /// <param name="giveUp">Called after fifteen seconds.</param>
    public DeadAirGuard(TimeProvider timeProvider, Action speak, Action giveUp)
    {
        _speak = timeProvider.CreateTimer(_ => speak(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _giveUp = timeProvider.CreateTimer(_ => giveUp(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Begins to watch, unless it watches already.</summary>
    public void Start()
    {
        lock (_lock)
        {
            if (!_isWatching)
            {
                _isWatching = true;
                _speak.Change(SpeakAfter, Timeout.InfiniteTimeSpan);
                _giveUp.Change(GiveUpAfter, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Gives the call another fifteen seconds, because Twilio has just tried again.</summary>
    public void Extend()
    {
        lock (_lock)
        {
            if (_isWatching)
            {
                _giveUp.Change(GiveUpAfter, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Stops watching: the callee can be heard and answered.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            _isWatching = false;
            _speak.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _giveUp.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _speak.DisposeAsync();
        await _giveUp.DisposeAsync();
    }
}
