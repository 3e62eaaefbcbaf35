using Concierge.Media.Tuning;

namespace Concierge.Media.MediaStreams;

/// <summary>Every stream's gathering of frames, watched by one timer for all of them.</summary>
internal sealed class FrameGatherings : IDisposable
{
    private static readonly TimeSpan Period = FrameGathering.LongestWait / 4;

    private readonly Lock _gate = new();
    private readonly List<FrameGathering> _all = [];
    private readonly TimeProvider _time;
    private readonly ITimer _timer;

    public FrameGatherings(TimeProvider time)
    {
        _time = time;
        _timer = time.CreateTimer(_ => Check(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A stream begins.</summary>
    /// <param name="threshold">Its connection's.</param>
    public FrameGathering Begin(ReceiveThreshold threshold)
    {
        var gathering = new FrameGathering(threshold, _time);
        lock (_gate)
        {
            _all.Add(gathering);
            if (_all.Count == 1)
            {
                _timer.Change(Period, Period);
            }
        }

        return gathering;
    }

    /// <summary>A stream has ended.</summary>
    public void End(FrameGathering gathering)
    {
        lock (_gate)
        {
            if (_all.Remove(gathering) && _all.Count == 0)
            {
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Check()
    {
        lock (_gate)
        {
            foreach (var gathering in _all)
            {
                gathering.Check();
            }
        }
    }
}
