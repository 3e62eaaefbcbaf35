using Concierge.Media.Bridge;

namespace Concierge.Calls.Lifecycle;

/// <summary>
/// Tracks the media streams of one call. Pressing keys or a broken socket ends a stream, and the call continues with the next one. Thread-safe.
/// </summary>
internal sealed class CallStreamTracker : IAsyncDisposable
{
    /// <summary>The maximum number of resumptions after a broken stream.</summary>
    public const int MaxResumptions = 5;

    // Twilio requests the next TwiML and connects within a second or two. It needs more time when it first sends keys.
    private static readonly TimeSpan ReconnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ReconnectTimeoutWithKeys = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly ITimer _deadline;
    private IAudioSink? _current;
    private CancellationTokenSource _replaced = new();
    private bool _hasStarted;
    private int _resumptions;
    private bool _expected;

    /// <param name="timeProvider">The clock.</param>
    /// <param name="onLost">Called when a stream has ended and no other started in time.</param>
    public CallStreamTracker(TimeProvider timeProvider, Action onLost) =>
        _deadline = timeProvider.CreateTimer(_ => onLost(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>How often a broken stream was resumed.</summary>
    public int Resumptions
    {
        get
        {
            lock (_lock)
            {
                return _resumptions;
            }
        }
    }

    /// <summary>Whether a stream of the call has ever started on this server.</summary>
    public bool HasStarted
    {
        get
        {
            lock (_lock)
            {
                return _hasStarted;
            }
        }
    }

    /// <summary>Whether a stream is open.</summary>
    public bool IsOpen
    {
        get
        {
            lock (_lock)
            {
                return _current is not null;
            }
        }
    }

    /// <summary>Whether no other stream has replaced a stream, and it has not ended.</summary>
    public bool IsCurrent(IAudioSink stream)
    {
        lock (_lock)
        {
            return ReferenceEquals(_current, stream);
        }
    }

    /// <summary>Continues the counts of another server, from which the call was adopted.</summary>
    /// <param name="resumptions">How often a broken stream was resumed there.</param>
    /// <param name="awaitsNext">Whether the last stream has ended and Twilio is about to open another.</param>
    public void Resume(int resumptions, bool awaitsNext)
    {
        lock (_lock)
        {
            _resumptions = resumptions;
            if (awaitsNext)
            {
                _deadline.Change(ReconnectTimeout, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Sets whether a redirect makes Twilio end the stream and open another.</summary>
    public void SetNextStreamExpected(bool expected)
    {
        lock (_lock)
        {
            _expected = expected;
        }
    }

    /// <summary>Whether a broken stream may be resumed. Counts the resumption.</summary>
    public bool TryResume()
    {
        lock (_lock)
        {
            return _expected || _resumptions++ < MaxResumptions;
        }
    }

    /// <summary>Records the start of a stream. It replaces an open one, whose connection may be dead without this side knowing.</summary>
    /// <returns>Cancelled when another stream replaces this one.</returns>
    public CancellationToken OnStreamStarted(IAudioSink stream)
    {
        CancellationTokenSource previous;
        CancellationToken replaced;
        lock (_lock)
        {
            previous = _replaced;
            _replaced = new CancellationTokenSource();
            replaced = _replaced.Token;
            _current = stream;
            _hasStarted = true;
            _expected = false;
            _deadline.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        previous.Cancel();
        previous.Dispose();
        return replaced;
    }

    /// <summary>Records the end of a stream.</summary>
    /// <param name="stream">The stream that ended.</param>
    /// <param name="stopped">Whether Twilio ended it with a <c>stop</c> message.</param>
    public StreamEnd OnStreamEnded(IAudioSink stream, bool stopped)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(_current, stream))
            {
                return StreamEnd.Replaced;
            }

            _current = null;
            if (stopped && !_expected)
            {
                return StreamEnd.CalleeHungUp;
            }

            _deadline.Change(_expected ? ReconnectTimeoutWithKeys : ReconnectTimeout, Timeout.InfiniteTimeSpan);
            return StreamEnd.AwaitsNext;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _replaced.Dispose();
            _replaced = new CancellationTokenSource();
        }

        return _deadline.DisposeAsync();
    }
}
