using System.ClientModel.Primitives;

namespace Concierge.Agents.OpenAI;

/// <summary>Tries again after a server's own fault, and after a 429 whose delay is short enough to be waited out. A longer one is told to the person.</summary>
internal sealed class ServerErrorRetryPolicy(TimeProvider timeProvider) : ClientRetryPolicy(MostRetries)
{
    /// <summary>The longest delay of a 429 that is waited out.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private const int MostRetries = 2;

    /// <inheritdoc/>
    protected override bool ShouldRetry(PipelineMessage message, Exception? exception) => IsWorthwhile(message) && IsLeft(message);

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

    private bool IsWorthwhile(PipelineMessage message) => message.Response switch
    {
        { Status: >= 500 and not 501 } => true,
        { Status: 429 } limited => RetryAfter.Read(limited, timeProvider) <= LongestWait,
        _ => false,
    };

    // The library leaves the counting to whoever overrides its decision.
    private static bool IsLeft(PipelineMessage message)
    {
        var retries = message.TryGetProperty(typeof(ServerErrorRetryPolicy), out var counted) && counted is int number ? number : 0;
        message.SetProperty(typeof(ServerErrorRetryPolicy), retries + 1);
        return retries < MostRetries;
    }
}
