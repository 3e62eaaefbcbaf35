using System.Globalization;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Media.Bridge;

namespace Concierge.Calls.Lifecycle;

/// <summary>
/// Tracks the media streams of one call. Pressing keys or a broken socket ends a stream, and the call continues with the next one. Ends the call
/// when none starts in time. Thread-safe.
/// </summary>
internal sealed class CallStreamTracker : IAsyncDisposable
{
    /// <summary>The maximum number of resumptions after a broken stream.</summary>
    public const int MaxResumptions = 5;

    // Twilio requests the next TwiML and connects within a second or two. It needs more time when it first sends keys.
    private static readonly TimeSpan ReconnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ReconnectTimeoutWithKeys = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly CallContext _context;
    private readonly ITimer _deadline;
    private IAudioSink? _current;
    private ConciergeError? _fault;
    private long? _startedAt;
    private CancellationTokenSource _replaced = new();
    private int _resumptions;
    private int _redirectCount;
    private string? _redirect;

    /// <param name="context">The call.</param>
    public CallStreamTracker(CallContext context)
    {
        _context = context;
        _deadline = context.Services.Time.CreateTimer(_ => EndCall(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Why the last stream cannot be used; <see langword="null"/> if it can, or there was none.</summary>
    public ConciergeError? Fault => Volatile.Read(ref _fault);

    /// <summary>The time since the first stream of the call started on this server.</summary>
    public TimeSpan SinceStart
    {
        get
        {
            lock (_lock)
            {
                return _startedAt is { } startedAt ? _context.Services.Time.GetElapsedTime(startedAt) : TimeSpan.Zero;
            }
        }
    }

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
                return _startedAt is not null;
            }
        }
    }

    /// <summary>Whether a stream is open.</summary>
    public bool IsOpen => Current is not null;

    /// <summary>The open stream; <see langword="null"/> if there is none.</summary>
    public IAudioSink? Current
    {
        get
        {
            lock (_lock)
            {
                return _current;
            }
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

    /// <summary>Begins a redirect: Twilio ends the stream, whichever is open then, and opens another that tells of the redirect.</summary>
    /// <returns>What the other stream tells: no other redirect of the call has it, also at a server that owned the call before.</returns>
    public string BeginRedirect()
    {
        lock (_lock)
        {
            return _redirect = string.Create(CultureInfo.InvariantCulture, $"{_context.Call.Generation}-{++_redirectCount}");
        }
    }

    /// <summary>Ends a redirect that Twilio has not carried out.</summary>
    public void CancelRedirect(string redirect)
    {
        lock (_lock)
        {
            _redirect = _redirect == redirect ? null : _redirect;
        }
    }

    /// <summary>Whether a broken stream may be resumed. Counts the resumption; after too many the call ends.</summary>
    public bool TryResume()
    {
        lock (_lock)
        {
            if (_redirect is not null || _resumptions++ < MaxResumptions)
            {
                return true;
            }
        }

        EndCall();
        return false;
    }

    /// <summary>Records a stream that was opened for the call and cannot be used. Told as what it was if it ends the call.</summary>
    public void OnStreamRefused(ConciergeError reason)
    {
        if (!_context.End.IsDecided && !HasStarted && Interlocked.CompareExchange(ref _fault, reason, null) is null)
        {
            Warn(reason);
        }
    }

    /// <summary>Records a stream on which something else than Twilio's protocol arrives.</summary>
    public void OnStreamUnreadable(IAudioSink stream)
    {
        lock (_lock)
        {
            if (_context.End.IsDecided || !ReferenceEquals(_current, stream))
            {
                return;
            }

            Volatile.Write(ref _fault, CallErrors.StreamUnreadable);
        }

        Warn(CallErrors.StreamUnreadable);
    }

    /// <summary>
    /// Records the start of a stream. It replaces an open one, whose connection may be dead without this side knowing. A stream that Twilio opens while a
    /// redirect is on its way is not the redirect's: the redirect ends it, too.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="redirect">The redirect that opened it; <see langword="null"/> for none.</param>
    /// <returns>Cancelled when another stream replaces this one.</returns>
    public CancellationToken OnStreamStarted(IAudioSink stream, string? redirect = null)
    {
        CancellationTokenSource previous;
        CancellationToken replaced;
        lock (_lock)
        {
            previous = _replaced;
            _replaced = new CancellationTokenSource();
            replaced = _replaced.Token;
            _current = stream;
            _startedAt ??= _context.Services.Time.GetTimestamp();
            _redirect = _redirect == redirect ? null : _redirect;
            _deadline.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        Volatile.Write(ref _fault, null);
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
            if (stopped && _redirect is null)
            {
                return StreamEnd.CalleeHungUp;
            }

            _deadline.Change(_redirect is not null ? ReconnectTimeoutWithKeys : ReconnectTimeout, Timeout.InfiniteTimeSpan);
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

    private void EndCall() => _context.End.Request(CallEndReason.StreamLost, Fault ?? CallErrors.StreamLost);

    private void Warn(ConciergeError reason)
    {
        _context.Logger.LogStreamRefused(_context.Call.Id, reason.Code);
        _context.Call.RecordWarning(reason);
    }
}
