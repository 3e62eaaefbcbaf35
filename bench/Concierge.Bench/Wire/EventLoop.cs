using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;

namespace Concierge.Bench.Wire;

/// <summary>
/// The event loop of the load generator: one thread owns every socket and timer. Times are ticks of <see cref="Stopwatch.GetTimestamp"/>, nanoseconds
/// on Linux.
/// </summary>
internal sealed class EventLoop : IDisposable
{
    /// <summary>Ticks in a millisecond.</summary>
    public const long Millisecond = 1_000_000;

    // The interval at which the loop looks for work from other threads.
    private const long MaxWait = 2 * Millisecond;

    private readonly Epoll _epoll = new();
    private readonly Dictionary<int, Action> _readers = [];
    private readonly PriorityQueue<Action<long>, long> _due = new();
    private readonly ConcurrentQueue<Action> _posted = new();
    private volatile bool _stopped;

    /// <summary>The current time.</summary>
    public static long Now => Stopwatch.GetTimestamp();

    /// <summary>Adds a callback for a readable socket. Only on the thread of the loop.</summary>
    public void Add(Socket socket, Action read)
    {
        var descriptor = (int)socket.Handle;
        _readers[descriptor] = read;
        _epoll.Add(descriptor);
    }

    /// <summary>Removes a socket. To be called before the socket is closed.</summary>
    public void Remove(Socket socket)
    {
        var descriptor = (int)socket.Handle;
        if (_readers.Remove(descriptor))
        {
            _epoll.Remove(descriptor);
        }
    }

    /// <summary>Schedules work for a time, which is passed to it. Only on the thread of the loop.</summary>
    public void Schedule(long due, Action<long> work) => _due.Enqueue(work, due);

    /// <summary>Queues work from any thread.</summary>
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

            var wait = _due.TryPeek(out _, out var next) ? Math.Clamp(next - Now, 0, MaxWait) : MaxWait;
            var ready = _epoll.Wait(wait);
            for (var n = 0; n < ready; n++)
            {
                if (_readers.TryGetValue(_epoll.GetReady(n), out var read))
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
