namespace Concierge.Media.Bridge;

/// <summary>
/// One deadline of a state machine. The timer's callback runs outside the lock that guards the machine, so the deadline may be moved or
/// stopped while the callback waits for the lock: <see cref="TryTake"/> then tells that nothing is due. Not thread-safe.
/// </summary>
internal sealed class Deadline : IAsyncDisposable
{
    // The system's timers count in milliseconds and may fire a little early.
    private static readonly TimeSpan MinDelay = TimeSpan.FromMilliseconds(1);

    private readonly TimeProvider _timeProvider;
    private readonly ITimer _timer;
    private long _startedAt;
    private TimeSpan _delay;

    /// <summary>Creates a stopped deadline.</summary>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="onDue">Called when the deadline may be due; it takes the lock and asks <see cref="TryTake"/>.</param>
    public Deadline(TimeProvider timeProvider, Action onDue)
    {
        _timeProvider = timeProvider;
        _timer = timeProvider.CreateTimer(_ => onDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether the deadline is running.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Starts the deadline, or moves it.</summary>
    /// <param name="delay">The time from now; zero or more.</param>
    public void Start(TimeSpan delay)
    {
        IsRunning = true;
        _delay = delay;
        _startedAt = _timeProvider.GetTimestamp();
        _timer.Change(delay, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Stops the deadline.</summary>
    public void Stop()
    {
        if (IsRunning)
        {
            IsRunning = false;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Stops the deadline if it is due.</summary>
    /// <returns>Whether it was due. A deadline that is not due continues to run.</returns>
    public bool TryTake()
    {
        if (!IsRunning)
        {
            return false;
        }

        var left = _delay - _timeProvider.GetElapsedTime(_startedAt);
        IsRunning = left > TimeSpan.Zero;
        if (IsRunning)
        {
            _timer.Change(left < MinDelay ? MinDelay : left, Timeout.InfiniteTimeSpan);
        }

        return !IsRunning;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _timer.DisposeAsync();
}
