using Microsoft.Extensions.Logging;

namespace Concierge.Media.Bridge;

/// <summary>
/// Runs the tools that the model calls, beside the conversation: a tool may wait for events that only the receive loop delivers. Thread-safe.
/// </summary>
internal sealed class ToolRunner(IVoiceBridgeObserver observer, IAgentControl agent, ILogger logger) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly List<Task> _running = [];

    /// <summary>Completes when all running tools have returned and their results have been applied.</summary>
    public Task Completed
    {
        get
        {
            lock (_lock)
            {
                return Task.WhenAll(_running);
            }
        }
    }

    /// <summary>Whether a tool runs.</summary>
    public bool IsRunning
    {
        get
        {
            lock (_lock)
            {
                return _running.Exists(tool => !tool.IsCompleted);
            }
        }
    }

    /// <summary>Starts a tool.</summary>
    /// <param name="name">The tool.</param>
    /// <param name="arguments">Its arguments as JSON.</param>
    /// <param name="onResult">Applies the result.</param>
    public void Start(string name, string arguments, Func<VoiceToolResult, Task> onResult)
    {
        lock (_lock)
        {
            _running.RemoveAll(tool => tool.IsCompleted);
            _running.Add(RunAsync(name, arguments, onResult));
        }
    }

    /// <summary>Cancels the running tools and waits for them.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await Completed;
        _closing.Dispose();
    }

    private async Task RunAsync(string name, string arguments, Func<VoiceToolResult, Task> onResult)
    {
        // Returns to the receive loop at once.
        await Task.Yield();
        try
        {
            await onResult(await observer.InvokeToolAsync(name, arguments, agent, _closing.Token));
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            logger.LogToolAbandoned(name);
        }
        catch (Exception exception)
        {
            logger.LogToolFailed(exception, name);
        }
    }
}
