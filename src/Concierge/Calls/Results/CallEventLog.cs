using System.Runtime.CompilerServices;

namespace Concierge.Calls.Results;

/// <summary>The events of one call. A reader that starts late still gets all of them. Thread-safe.</summary>
internal sealed class CallEventLog
{
    private const int NumberGap = 1000;

    private readonly Lock _lock = new();
    private readonly List<CallEvent> _events = [];
    private TaskCompletionSource _more = CreateSignal();
    private bool _closed;
    private int _last;

    /// <summary>The number of the last event, 0 if none exists.</summary>
    public int LastNumber
    {
        get
        {
            lock (_lock)
            {
                return _last;
            }
        }
    }

    /// <summary>The events so far.</summary>
    public IReadOnlyList<CallEvent> GetEvents()
    {
        lock (_lock)
        {
            return [.. _events];
        }
    }

    /// <summary>Continues the numbering in another process. A client may have seen events that are newer than the last one known here.</summary>
    /// <param name="lastEvent">The number of the last event that is known.</param>
    public void ContinueElsewhere(int lastEvent) => ContinueAfter(lastEvent + NumberGap);

    /// <summary>
    /// Restores the events of a call of another server. They get the last numbers that were used before, so that a client that continues from a
    /// number misses none.
    /// </summary>
    /// <param name="events">The events, in order.</param>
    /// <param name="lastEvent">The number of the last event that is known.</param>
    public void Restore(IReadOnlyList<CallEvent> events, int lastEvent)
    {
        ContinueAfter(lastEvent - events.Count);
        foreach (var callEvent in events)
        {
            Append(callEvent.Turn is { } turn ? turn.At : TimeSpan.Zero, callEvent);
        }

        ContinueElsewhere(lastEvent);
    }

    /// <summary>Appends an event. Events after the outcome (a late transcription, the carrier's final report) are dropped.</summary>
    public void Append(TimeSpan at, CallEvent callEvent)
    {
        lock (_lock)
        {
            if (_closed)
            {
                return;
            }

            _events.Add(callEvent with { Number = ++_last, At = at });
            Signal();
        }
    }

    /// <summary>Completes the log: no event follows.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closed = true;
            Signal();
        }
    }

    public async IAsyncEnumerable<CallEvent> FollowAsync(int after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = Math.Max(0, after);
        while (true)
        {
            CallEvent[] newEvents;
            Task more;
            bool isClosed;
            lock (_lock)
            {
                newEvents = [.. _events.SkipWhile(callEvent => callEvent.Number <= seen)];
                more = _more.Task;
                isClosed = _closed;
            }

            foreach (var callEvent in newEvents)
            {
                yield return callEvent;
            }

            seen = newEvents.Length > 0 ? newEvents[^1].Number : seen;
            if (isClosed)
            {
                yield break;
            }

            await more.WaitAsync(cancellationToken);
        }
    }

    private void ContinueAfter(int number)
    {
        lock (_lock)
        {
            _last = Math.Max(_last, number);
        }
    }

    private void Signal()
    {
        _more.TrySetResult();
        _more = CreateSignal();
    }

    private static TaskCompletionSource CreateSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
