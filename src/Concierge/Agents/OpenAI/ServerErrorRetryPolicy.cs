using System.ClientModel.Primitives;

namespace Concierge.Agents.OpenAI;

/// <summary>Tries once more after a server's own fault. A 429 is told to the person with its delay instead of being waited out.</summary>
internal sealed class ServerErrorRetryPolicy(TimeProvider timeProvider) : ClientRetryPolicy(maxRetries: 1)
{
    /// <inheritdoc/>
    protected override bool ShouldRetry(PipelineMessage message, Exception? exception) => message.Response is { Status: >= 500 };

    /// <inheritdoc/>
    protected override ValueTask<bool> ShouldRetryAsync(PipelineMessage message, Exception? exception) => ValueTask.FromResult(ShouldRetry(message, exception));

    /// <inheritdoc/>
    protected override Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) => Task.Delay(time, timeProvider, cancellationToken);
}
