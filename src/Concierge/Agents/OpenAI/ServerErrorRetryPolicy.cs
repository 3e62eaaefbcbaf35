using System.ClientModel.Primitives;

namespace Concierge.Agents.OpenAI;

/// <summary>Tries again after a server's own fault, and after a 429 whose delay is short enough to be waited out. A longer one is told to the person.</summary>
internal sealed class ServerErrorRetryPolicy(TimeProvider timeProvider) : ClientRetryPolicy(maxRetries: 2)
{
    /// <summary>The longest delay of a 429 that is waited out.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override bool ShouldRetry(PipelineMessage message, Exception? exception) => message.Response switch
    {
        { Status: >= 500 and not 501 } => true,
        { Status: 429 } limited => RetryAfter.Read(limited, timeProvider) <= LongestWait,
        _ => false,
    };

    /// <inheritdoc/>
    protected override ValueTask<bool> ShouldRetryAsync(PipelineMessage message, Exception? exception) => ValueTask.FromResult(ShouldRetry(message, exception));

    /// <inheritdoc/>
    protected override TimeSpan GetNextDelay(PipelineMessage message, int tryCount)
    {
        var told = message.Response is { } response ? RetryAfter.Read(response, timeProvider) : null;
        return told is { } delay && delay <= LongestWait ? delay : TimeSpan.FromSeconds(tryCount);
    }

    /// <inheritdoc/>
    protected override Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) => Task.Delay(time, timeProvider, cancellationToken);
}
