using System.Runtime.CompilerServices;

namespace Concierge.Media.Tuning;

/// <summary>
/// An awaitable that continues on the thread pool; synchronously if it is awaited there. A task is not sufficient: if it is already
/// complete, the continuation stays on the current thread.
/// </summary>
internal readonly struct ThreadPoolAwaitable : ICriticalNotifyCompletion
{
    /// <summary>Whether the current thread is a thread-pool thread.</summary>
    public bool IsCompleted => Thread.CurrentThread.IsThreadPoolThread;

    /// <summary>Returns the awaiter, which is this value.</summary>
    public ThreadPoolAwaitable GetAwaiter() => this;

    /// <summary>Does nothing: the awaitable has no result.</summary>
    public void GetResult()
    {
    }

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) => ThreadPool.QueueUserWorkItem(static action => action(), continuation, preferLocal: false);

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation) => ThreadPool.UnsafeQueueUserWorkItem(static action => action(), continuation, preferLocal: false);
}
