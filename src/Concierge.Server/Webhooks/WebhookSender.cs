using System.Globalization;
using System.Net;
using System.Text;
using Concierge.Contracts;
using Concierge.Storage.Webhooks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Concierge.Server.Webhooks;

/// <summary>Delivers the stored events, and repeats what fails with growing delays: at most ten attempts over about two days.</summary>
internal sealed partial class WebhookSender : BackgroundService
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    // A receiver that does not answer must not keep the others waiting.
    private const int MaxAtOnce = 50;

    // Events of other servers, and attempts that are due.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    // The schedule that Standard Webhooks recommend.
    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    private readonly WebhookStore _store;
    private readonly WebhookSignal _signal;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<WebhookSender> _logger;
    private readonly HttpClient _http;
    private int _running;

    public WebhookSender(WebhookStore store, WebhookSignal signal, PublicAddressPolicy addresses, TimeProvider timeProvider, ILogger<WebhookSender> logger)
    {
        (_store, _signal, _timeProvider, _logger) = (store, signal, timeProvider, logger);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.Zero,
            ConnectCallback = (context, token) => addresses.ConnectAsync(context.DnsEndPoint, token),
        };
        _http = new HttpClient(handler) { Timeout = Timeout };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("Concierge");
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _http.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => RunAsync(stoppingToken), stoppingToken);

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await DeliverDueAsync(stoppingToken);
                using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                await Task.WhenAny(_signal.WaitAsync(waiting.Token), Task.Delay(Period, _timeProvider, waiting.Token));
                await waiting.CancelAsync();
                stoppingToken.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task DeliverDueAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (MaxAtOnce - Volatile.Read(ref _running) is > 0 and var free)
            {
                foreach (var delivery in await _store.TakeDueAsync(free, stoppingToken))
                {
                    Interlocked.Increment(ref _running);
                    _ = DeliverAsync(delivery, stoppingToken);
                }
            }
        }
        catch (ConciergeException exception)
        {
            LogNotRead(exception.Error.Code);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFault(exception);
        }
    }

    private async Task DeliverAsync(DueDelivery delivery, CancellationToken stoppingToken)
    {
        try
        {
            var (status, error) = await SendAsync(delivery, stoppingToken);
            TimeSpan? retryAfter = error is not null && delivery.Attempt <= Delays.Length ? Delays[delivery.Attempt - 1] : null;
            await _store.RecordAttemptAsync(delivery.Id, status, error, retryAfter);
            LogAttempt(delivery.Id, delivery.Attempt, status ?? 0, error ?? "delivered");
        }
        catch (ConciergeException exception)
        {
            LogNotRead(exception.Error.Code);
        }
        catch (Exception exception) when (stoppingToken.IsCancellationRequested)
        {
            // Another server, or the next start, sends it again when the claim has expired.
            LogAttempt(delivery.Id, delivery.Attempt, 0, exception.GetType().Name);
        }
        catch (Exception exception)
        {
            LogFault(exception);
        }
        finally
        {
            if (Interlocked.Decrement(ref _running) == MaxAtOnce - 1)
            {
                _signal.Set();
            }
        }
    }

    private async Task<(int? Status, string? Error)> SendAsync(DueDelivery delivery, CancellationToken stoppingToken)
    {
        var now = _timeProvider.GetUtcNow();
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url)
        {
            Content = new StringContent(delivery.Body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("webhook-id", delivery.Id);
        request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Sign(delivery.Secret, delivery.Id, now, delivery.Body));
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stoppingToken);
            var isRedirect = answer.StatusCode is >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest;
            return ((int)answer.StatusCode, answer.IsSuccessStatusCode ? null : isRedirect ? "redirect" : "http");
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or IOException && !stoppingToken.IsCancellationRequested)
        {
            return (null, exception.InnerException is ForbiddenAddressException || exception is ForbiddenAddressException ? "address" : "unreachable");
        }
    }

    [LoggerMessage(2769, LogLevel.Warning, "The deliveries of webhooks cannot be read or stored ({Code})")]
    private partial void LogNotRead(string code);

    [LoggerMessage(2771, LogLevel.Information, "Webhook message {MessageId}, attempt {Attempt}: HTTP {Status}, {Result}")]
    private partial void LogAttempt(string messageId, int attempt, int status, string result);

    [LoggerMessage(2772, LogLevel.Error, "Unexpected error while webhooks were sent")]
    private partial void LogFault(Exception exception);
}
