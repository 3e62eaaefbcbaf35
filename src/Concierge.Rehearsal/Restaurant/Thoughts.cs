using System.Collections.Concurrent;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>Work in the background, one piece after another, whose results are taken in on the thread of the frames.</summary>
/// <param name="failed">Told of a piece that failed; what it returns is taken in instead of a result.</param>
internal sealed class Thoughts(Func<Exception, Action> failed) : IDisposable
{
    private readonly ConcurrentQueue<Action> _arrivals = new();
    private readonly CancellationTokenSource _ended = new();

    /// <summary>Done when nothing is going on.</summary>
    public Task Last { get; private set; } = Task.CompletedTask;

    /// <summary>How many pieces have not been taken in yet.</summary>
    public int Pending { get; private set; }

    /// <summary>Works on something after all that is being worked on.</summary>
    /// <param name="work">Comes to a result that is run by <see cref="TakeIn"/>.</param>
    public void Begin(Func<Action> work)
    {
        Pending++;
        var before = Last;
        var ended = _ended.Token;
        Last = Task.Run(
            async () =>
            {
                await before;
                if (ended.IsCancellationRequested)
                {
                    return;
                }

                Action arrival;
                try
                {
                    arrival = work();
                }
                catch (Exception exception)
                {
                    arrival = failed(exception);
                }

                _arrivals.Enqueue(arrival);
            },
            CancellationToken.None);
    }

    /// <summary>Runs what has been come to.</summary>
    public void TakeIn()
    {
        while (_arrivals.TryDequeue(out var arrival))
        {
            Pending--;
            arrival();
        }
    }

    /// <summary>Begins nothing more. What is being worked on is finished.</summary>
    public void Dispose()
    {
        _ended.Cancel();
        _ = Last.ContinueWith(_ => _ended.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}
