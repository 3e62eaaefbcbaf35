using System.Collections.Concurrent;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>Runs work items in the background in sequence; their completions run on the thread of the frames.</summary>
/// <param name="failed">Handles the failure of a work item and returns the completion to run instead.</param>
internal sealed class Thoughts(Func<Exception, Action> failed) : IDisposable
{
    private readonly ConcurrentQueue<Action> _completions = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>The last work item; completes when no work is pending.</summary>
    public Task Last { get; private set; } = Task.CompletedTask;

    /// <summary>The number of work items whose completion has not run.</summary>
    public int Pending { get; private set; }

    /// <summary>Enqueues a work item after all earlier ones.</summary>
    /// <param name="work">The work; it returns the completion that <see cref="TakeIn"/> runs.</param>
    public void Begin(Func<Action> work)
    {
        Pending++;
        var before = Last;
        var ended = _stopping.Token;
        Last = Task.Run(
            async () =>
            {
                await before;
                if (ended.IsCancellationRequested)
                {
                    return;
                }

                Action completion;
                try
                {
                    completion = work();
                }
                catch (Exception exception)
                {
                    completion = failed(exception);
                }

                _completions.Enqueue(completion);
            },
            CancellationToken.None);
    }

    /// <summary>Runs the completions of finished work items.</summary>
    public void TakeIn()
    {
        while (_completions.TryDequeue(out var completion))
        {
            Pending--;
            completion();
        }
    }

    /// <summary>Starts no further work item; a running one finishes.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        _ = Last.ContinueWith(_ => _stopping.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}
