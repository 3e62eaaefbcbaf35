using Concierge.Media.MediaStreams;

namespace Concierge.Calls.Lifecycle;

/// <summary>The audio streams of one call, one after another: pressing keys ends one, a broken socket another, and the call goes on with the next. Safe for several threads.</summary>
internal sealed class CallStreams : IAsyncDisposable
{
    /// <summary>How often a broken stream is taken up again.</summary>
    public const int MostResumptions = 5;

    // Twilio asks for the next TwiML and connects within a second or two; keys take up to half a minute to play.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PatienceWithKeys = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly ITimer _deadline;
    private MediaStreamWriter? _current;
    private int _resumptions;
    private bool _expected;

    /// <param name="time">The clock.</param>
    /// <param name="lost">The stream is gone, and no other came in time.</param>
    public CallStreams(TimeProvider time, Action lost) =>
        _deadline = time.CreateTimer(_ => lost(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>How often a broken stream was taken up again.</summary>
    public int Resumptions
    {
        get
        {
            lock (_gate)
            {
                return _resumptions;
            }
        }
    }

    /// <summary>The call had streams elsewhere: what was counted there counts on.</summary>
    /// <param name="resumptions">How often a broken one was taken up again.</param>
    /// <param name="awaitsNext">Whether the last one is gone and Twilio is about to open another.</param>
    public void GoOn(int resumptions, bool awaitsNext)
    {
        lock (_gate)
        {
            _resumptions = resumptions;
            if (awaitsNext)
            {
                _deadline.Change(Patience, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Takes note that Twilio is about to end the stream and open another, because it was told to.</summary>
    public void Expect(bool expected)
    {
        lock (_gate)
        {
            _expected = expected;
        }
    }

    /// <summary>Whether a broken stream may be taken up again; counts that it is.</summary>
    public bool TryResume()
    {
        lock (_gate)
        {
            return _expected || _resumptions++ < MostResumptions;
        }
    }

    /// <summary>A stream began.</summary>
    public void Started(MediaStreamWriter stream)
    {
        lock (_gate)
        {
            _current = stream;
            _expected = false;
            _deadline.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>A stream ended.</summary>
    /// <param name="stream">Which.</param>
    /// <param name="stopped">Whether Twilio ended it in order, with <c>stop</c>.</param>
    /// <returns>Whether the callee has hung up, as far as the stream tells.</returns>
    public bool Ended(MediaStreamWriter stream, bool stopped)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(_current, stream))
            {
                return false;
            }

            _current = null;
            if (stopped && !_expected)
            {
                return true;
            }

            _deadline.Change(_expected ? PatienceWithKeys : Patience, Timeout.InfiniteTimeSpan);
            return false;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _deadline.DisposeAsync();
}
