using Concierge.Media.Tuning;

namespace Concierge.Media.MediaStreams;

/// <summary>Creates the frame coalescers of all media streams and checks them with one shared timer.</summary>
internal sealed class FrameCoalescerFactory : IDisposable
{
    private static readonly TimeSpan CheckInterval = FrameCoalescer.MaxWait / 4;

    private readonly Lock _lock = new();
    private readonly List<FrameCoalescer> _coalescers = [];
    private readonly TimeProvider _timeProvider;
    private readonly ITimer _timer;

    public FrameCoalescerFactory(TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        _timer = timeProvider.CreateTimer(_ => Check(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether there is a stream.</summary>
    public bool HasStreams
    {
        get
        {
            lock (_lock)
            {
                return _coalescers.Count > 0;
            }
        }
    }

    /// <summary>Creates the coalescer of a stream that begins.</summary>
    /// <param name="threshold">The receive threshold of the stream's connection.</param>
    public FrameCoalescer Create(ReceiveThreshold threshold)
    {
        var coalescer = new FrameCoalescer(threshold, _timeProvider);
        lock (_lock)
        {
            _coalescers.Add(coalescer);
            if (_coalescers.Count == 1)
            {
                _timer.Change(CheckInterval, CheckInterval);
            }
        }

        return coalescer;
    }

    /// <summary>Removes the coalescer of a stream that ended.</summary>
    public void Remove(FrameCoalescer coalescer)
    {
        lock (_lock)
        {
            if (_coalescers.Remove(coalescer) && _coalescers.Count == 0)
            {
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Check()
    {
        lock (_lock)
        {
            foreach (var coalescer in _coalescers)
            {
                coalescer.ResetIfStalled();
            }
        }
    }
}
