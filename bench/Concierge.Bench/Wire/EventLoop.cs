using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;

namespace Concierge.Bench.Wire;

/// <summary>One thread that owns every socket and every deadline of the load. Times are those of <see cref="Stopwatch.GetTimestamp"/>: nanoseconds on Linux.</summary>
internal sealed class EventLoop : IDisposable
{
    /// <summary>Ticks in a millisecond.</summary>
    public const long Millisecond = 1_000_000;

    // Work from other threads is only looked for this often.
    private const long LongestWait = 2 * Millisecond;

    private readonly Epoll _epoll = new();
    private readonly Dictionary<int, Action> _readers = [];
    private readonly PriorityQueue<Action<long>, long> _due = new();
    private readonly ConcurrentQueue<Action> _posted = new();
    private volatile bool _stopped;

    /// <summary>Now.</summary>
    public static long Now => Stopwatch.GetTimestamp();

    /// <summary>Calls back when a socket can be read. On the loop's thread only.</summary>
    public void Add(Socket socket, Action read)
    {
        var descriptor = (int)socket.Handle;
        _readers[descriptor] = read;
        _epoll.Add(descriptor);
    }

    /// <summary>Forgets a socket, before it is closed.</summary>
    public void Remove(Socket socket)
    {
        var descriptor = (int)socket.Handle;
        if (_readers.Remove(descriptor))
        {
            _epoll.Remove(descriptor);
        }
    }

    /// <summary>Does something at a time, and tells it that time. On the loop's thread only.</summary>
    public void At(long due, Action<long> work) => _due.Enqueue(work, due);

    /// <summary>Does something as soon as may be; from any thread.</summary>
    public void Post(Action work) => _posted.Enqueue(work);

    /// <summary>Runs until <see cref="Stop"/>.</summary>
    public void Run()
    {
        while (!_stopped)
        {
            while (_posted.TryDequeue(out var work))
            {
                work();
            }

            while (_due.TryPeek(out _, out var due) && due <= Now)
            {
                _due.Dequeue()(due);
            }

            var wait = _due.TryPeek(out _, out var next) ? Math.Clamp(next - Now, 0, LongestWait) : LongestWait;
            var ready = _epoll.Wait(wait);
            for (var n = 0; n < ready; n++)
            {
                if (_readers.TryGetValue(_epoll.Ready(n), out var read))
                {
                    read();
                }
            }
        }
    }

    /// <summary>Ends <see cref="Run"/>.</summary>
    public void Stop() => _stopped = true;

    /// <inheritdoc/>
    public void Dispose() => _epoll.Dispose();
}
