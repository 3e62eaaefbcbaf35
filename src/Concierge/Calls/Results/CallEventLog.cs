using System.Runtime.CompilerServices;

namespace Concierge.Calls.Results;

/// <summary>A call's events, kept so that whoever comes late still sees them all.</summary>
internal sealed class CallEventLog
{
    private readonly Lock _gate = new();
    private readonly List<CallEvent> _events = [];
    private TaskCompletionSource _more = NewSignal();
    private bool _closed;
    private int _last;

    /// <summary>The number of the last event.</summary>
    public int Last
    {
        get
        {
            lock (_gate)
            {
                return _last;
            }
        }
    }

    /// <summary>The next event gets the number after this one: what came before was told elsewhere.</summary>
    public void GoOnAfter(int number)
    {
        lock (_gate)
        {
            _last = Math.Max(_last, number);
        }
    }

    /// <summary>Notes an event. What comes after the outcome (a last word's transcription, the carrier's last report) is not told any more.</summary>
    public void Append(TimeSpan at, CallEvent happened)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            _events.Add(happened with { Number = ++_last, At = at });
            Signal();
        }
    }

    /// <summary>Nothing will follow.</summary>
    public void Close()
    {
        lock (_gate)
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
            CallEvent[] fresh;
            Task more;
            bool last;
            lock (_gate)
            {
                fresh = [.. _events.SkipWhile(happened => happened.Number <= seen)];
                more = _more.Task;
                last = _closed;
            }

            foreach (var happened in fresh)
            {
                yield return happened;
            }

            seen = fresh.Length > 0 ? fresh[^1].Number : seen;
            if (last)
            {
                yield break;
            }

            await more.WaitAsync(cancellationToken);
        }
    }

    private void Signal()
    {
        _more.TrySetResult();
        _more = NewSignal();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
