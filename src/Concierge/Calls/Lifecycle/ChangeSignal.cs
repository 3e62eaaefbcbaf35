namespace Concierge.Calls.Lifecycle;

/// <summary>Lets work wait for a condition without polling: each change of the state wakes it to look again. Thread-safe.</summary>
internal sealed class ChangeSignal(TimeProvider timeProvider)
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Wakes everything that waits.</summary>
    public void Set() => Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Waits while a condition holds.</summary>
    /// <param name="condition">The condition. <see cref="Set"/> is called after each change of what it reads.</param>
    /// <param name="timeout">The longest wait.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task WaitWhileAsync(Func<bool> condition, TimeSpan timeout, CancellationToken cancellationToken)
    {
        // The signal is taken before the condition is read, so a change in between is not missed.
        var next = Volatile.Read(ref _next).Task;
        if (!condition())
        {
            return;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var deadline = Task.Delay(timeout, timeProvider, over.Token);
        do
        {
            if (await Task.WhenAny(deadline, next) == deadline)
            {
                break;
            }

            next = Volatile.Read(ref _next).Task;
        }
        while (condition());
        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
