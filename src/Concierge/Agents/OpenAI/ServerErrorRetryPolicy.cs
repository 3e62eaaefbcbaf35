using System.ClientModel.Primitives;

namespace Concierge.Agents.OpenAI;

/// <summary>Retries after a server error (5xx) and after a 429 with a short delay. A longer delay is reported to the guest.</summary>
internal sealed class ServerErrorRetryPolicy(TimeProvider timeProvider) : ClientRetryPolicy(MaxRetries)
{
    /// <summary>The maximum delay of a 429 that the policy waits for.</summary>
    public static readonly TimeSpan MaxRetryDelay = TimeSpan.FromSeconds(10);

    private const int MaxRetries = 2;

    /// <inheritdoc/>
    protected override bool ShouldRetry(PipelineMessage message, Exception? exception) => IsRetryable(message) && TryCountRetry(message);

    /// <inheritdoc/>
    protected override ValueTask<bool> ShouldRetryAsync(PipelineMessage message, Exception? exception) => ValueTask.FromResult(ShouldRetry(message, exception));

    /// <inheritdoc/>
    protected override TimeSpan GetNextDelay(PipelineMessage message, int tryCount)
    {
        var requested = message.Response is { } response ? RetryAfterHeader.Read(response, timeProvider) : null;
        return requested is { } delay && delay <= MaxRetryDelay ? delay : TimeSpan.FromSeconds(tryCount);
    }

    /// <inheritdoc/>
    protected override Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) => Task.Delay(time, timeProvider, cancellationToken);

    private bool IsRetryable(PipelineMessage message) => message.Response switch
    {
        { Status: >= 500 and not 501 } => true,
        { Status: 429 } limited => RetryAfterHeader.Read(limited, timeProvider) <= MaxRetryDelay,
        _ => false,
    };

    // ClientRetryPolicy does not count retries when ShouldRetry is overridden.
    private static bool TryCountRetry(PipelineMessage message)
    {
        var retries = message.TryGetProperty(typeof(ServerErrorRetryPolicy), out var counted) && counted is int number ? number : 0;
        message.SetProperty(typeof(ServerErrorRetryPolicy), retries + 1);
        return retries < MaxRetries;
    }
}
