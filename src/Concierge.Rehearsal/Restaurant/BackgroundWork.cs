using System.Collections.Concurrent;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>Runs work items in the background in sequence. Their completions run on the thread that exchanges the frames.</summary>
/// <param name="onFailed">Handles the failure of a work item and returns the completion to run instead.</param>
internal sealed class BackgroundWork(Func<Exception, Action> onFailed) : IDisposable
{
    private readonly ConcurrentQueue<Action> _completions = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>The last work item; completes when no work is pending.</summary>
    public Task LastTask { get; private set; } = Task.CompletedTask;

    /// <summary>The number of work items whose completion has not run.</summary>
    public int PendingCount { get; private set; }

    /// <summary>Enqueues a work item after all earlier ones.</summary>
    /// <param name="work">The work; it returns the completion that <see cref="RunCompletions"/> runs.</param>
    public void Enqueue(Func<Action> work)
    {
        PendingCount++;
        var previousTask = LastTask;
        var stoppingToken = _stopping.Token;
        LastTask = Task.Run(
            async () =>
            {
                await previousTask;
                if (stoppingToken.IsCancellationRequested)
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
                    completion = onFailed(exception);
                }

                _completions.Enqueue(completion);
            },
            CancellationToken.None);
    }

    /// <summary>Runs the completions of finished work items.</summary>
    public void RunCompletions()
    {
        while (_completions.TryDequeue(out var completion))
        {
            PendingCount--;
            completion();
        }
    }

    /// <summary>Starts no further work item; a running one finishes.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        _ = LastTask.ContinueWith(_ => _stopping.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}
