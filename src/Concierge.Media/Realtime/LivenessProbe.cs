namespace Concierge.Media.Realtime;

/// <summary>
/// Finds out whether the service behind a connection is alive. WebSocket pings detect a dead connection; only an answered event proves that the
/// service behind it works.
/// </summary>
/// <remarks>Events arrive → nothing; none for three seconds → a probe is sent; none for three seconds after it → the service is lost.</remarks>
internal sealed class LivenessProbe : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(3);

    private readonly TimeProvider _timeProvider;
    private readonly Action _send;
    private readonly Action _onLost;
    private readonly ITimer _timer;
    private long _lastEvent;
    private bool _probed;
    private bool _disposed;

    /// <param name="timeProvider">The clock.</param>
    /// <param name="send">Sends an event that the service must answer.</param>
    /// <param name="onLost">Called when it has not.</param>
    public LivenessProbe(TimeProvider timeProvider, Action send, Action onLost)
    {
        (_timeProvider, _send, _onLost) = (timeProvider, send, onLost);
        _timer = timeProvider.CreateTimer(_ => Check(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Begins to watch.</summary>
    public void Start() => _timer.Change(Interval, Timeout.InfiniteTimeSpan);

    /// <summary>Notes that an event has arrived.</summary>
    public void OnEvent()
    {
        Volatile.Write(ref _lastEvent, _timeProvider.GetTimestamp());
        Volatile.Write(ref _probed, false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Volatile.Write(ref _disposed, true);
        return _timer.DisposeAsync();
    }

    private void Check()
    {
        if (Volatile.Read(ref _disposed))
        {
            return;
        }

        var quiet = _timeProvider.GetElapsedTime(Volatile.Read(ref _lastEvent));
        if (quiet < Interval)
        {
            _timer.Change(Interval - quiet, Timeout.InfiniteTimeSpan);
        }
        else if (!Volatile.Read(ref _probed))
        {
            Volatile.Write(ref _probed, true);
            _timer.Change(AnswerTime, Timeout.InfiniteTimeSpan);
            _send();
        }
        else
        {
            _onLost();
        }
    }
}
