using System.Runtime.CompilerServices;

namespace Concierge.Media.Tuning;

/// <summary>Awaited, goes on in a worker of the pool; at once, if that is where it is already. A task would not do: one that is done by the time it is looked at goes on where it was begun.</summary>
internal readonly struct PoolAwaitable : ICriticalNotifyCompletion
{
    /// <summary>Whether there is nothing to wait for.</summary>
    public bool IsCompleted => Thread.CurrentThread.IsThreadPoolThread;

    /// <summary>What <see langword="await"/> asks for.</summary>
    public PoolAwaitable GetAwaiter() => this;

    /// <summary>Nothing comes of it.</summary>
    public void GetResult()
    {
    }

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) => ThreadPool.QueueUserWorkItem(static next => next(), continuation, preferLocal: false);

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation) => ThreadPool.UnsafeQueueUserWorkItem(static next => next(), continuation, preferLocal: false);
}
