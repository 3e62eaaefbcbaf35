using System.Net;
using Polly;
using Polly.Retry;

namespace Concierge.Server.Hosting;

/// <summary>
/// Repeats a request that only reads (GET, HEAD) when the server is not reached or fails for the moment (408, 5xx): twice at most. Any other request is
/// sent once: it may have been carried out although its answer was lost.
/// </summary>
internal sealed class ReadRetryHandler : DelegatingHandler
{
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    /// <summary>Creates the handler.</summary>
    /// <param name="timeProvider">The clock of the delays: about half a second and a second.</param>
    public ReadRetryHandler(TimeProvider timeProvider) => _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = timeProvider }
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                .Handle<HttpRequestException>()
                .HandleResult(response => response.StatusCode == HttpStatusCode.RequestTimeout || (int)response.StatusCode >= 500),
            MaxRetryAttempts = 2,
            Delay = TimeSpan.FromSeconds(0.5),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            OnRetry = static failed =>
            {
                failed.Outcome.Result?.Dispose();
                return default;
            },
        })
        .Build();

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Method == HttpMethod.Get || request.Method == HttpMethod.Head
            ? await _pipeline.ExecuteAsync(async token => await base.SendAsync(request, token), cancellationToken)
            : await base.SendAsync(request, cancellationToken);
}
