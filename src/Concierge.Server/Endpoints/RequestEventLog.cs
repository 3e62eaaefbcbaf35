using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace Concierge.Server.Endpoints;

/// <summary>The server-sent events of one request, numbered from 1. A reader that starts late or again gets all that it has not seen. Thread-safe.</summary>
/// <param name="requestId">The id of the request, with which the ids of the events begin.</param>
internal sealed class RequestEventLog(string requestId)
{
    private readonly Lock _lock = new();
    private readonly List<SseItem<string>> _events = [];
    private TaskCompletionSource _more = CreateSignal();
    private bool _isComplete;

    /// <summary>The id of the request.</summary>
    public string RequestId => requestId;

    /// <summary>Whether no event follows.</summary>
    public bool IsComplete
    {
        get
        {
            lock (_lock)
            {
                return _isComplete;
            }
        }
    }

    /// <summary>Creates the id of an event.</summary>
    public static string CreateEventId(string requestId, int number) => string.Create(CultureInfo.InvariantCulture, $"{requestId}:{number}");

    /// <summary>Appends an event, and gives it its id.</summary>
    public void Append(SseItem<string> item)
    {
        lock (_lock)
        {
            _events.Add(new SseItem<string>(item.Data, item.EventType) { EventId = CreateEventId(requestId, _events.Count + 1) });
            Signal();
        }
    }

    /// <summary>Completes the log: no event follows.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            _isComplete = true;
            Signal();
        }
    }

    /// <summary>Streams the events after a number, until the log is complete.</summary>
    public async IAsyncEnumerable<SseItem<string>> FollowAsync(int after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = Math.Max(0, after);
        while (true)
        {
            SseItem<string>[] newEvents;
            Task more;
            bool isComplete;
            lock (_lock)
            {
                newEvents = [.. _events.Skip(seen)];
                more = _more.Task;
                isComplete = _isComplete;
            }

            foreach (var item in newEvents)
            {
                yield return item;
            }

            seen += newEvents.Length;
            if (isComplete)
            {
                yield break;
            }

            await more.WaitAsync(cancellationToken);
        }
    }

    private void Signal()
    {
        _more.TrySetResult();
        _more = CreateSignal();
    }

    private static TaskCompletionSource CreateSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
