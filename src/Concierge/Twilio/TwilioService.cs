using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Concierge.Contracts;
using Concierge.Language.Phones;
using Concierge.Options;
using Concierge.Telemetry;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Concierge.Twilio;

/// <summary>Places, fetches, lists, redirects and ends calls through Twilio's REST API (twilio.com/docs/voice/api/call-resource).</summary>
public sealed partial class TwilioService
{
    private const int PageSize = 50;

    private static readonly string[] ProgressEvents = ["initiated", "ringing", "answered", "completed"];

    private readonly HttpClient _http;
    private readonly TwilioOptions _account;
    private readonly TimeProvider _timeProvider;
    private readonly ConciergeMetrics _metrics;
    private readonly ILogger<TwilioService> _logger;
    private readonly ResiliencePipeline<HttpResponseMessage> _createPipeline;
    private readonly ResiliencePipeline<HttpResponseMessage> _idempotentPipeline;

    /// <summary>Creates the service for one account.</summary>
    public TwilioService(HttpClient http, TwilioOptions account, TimeProvider timeProvider, ConciergeMetrics metrics, ILogger<TwilioService> logger)
    {
        _http = http;
        _account = account;
        _timeProvider = timeProvider;
        _metrics = metrics;
        _logger = logger;

        // Twilio never processes a request that it answers with 429 (twilio.com/docs/api/errors/20429), so creating the call can be
        // retried. After any other failure the call may exist, and a retry could call the restaurant twice.
        _createPipeline = CreateRetryPipeline(timeProvider, response => response.StatusCode == HttpStatusCode.TooManyRequests, retryExceptions: false);
        _idempotentPipeline = CreateRetryPipeline(
            timeProvider,
            response => response.StatusCode == HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500,
            retryExceptions: true);
    }

    /// <summary>
    /// Creates a call. Cancellation stops further retries but waits for a response in progress, because a call that Twilio accepted can
    /// only be ended by its SID.
    /// </summary>
    /// <exception cref="ConciergeException">
    /// Twilio refused the request or could not be reached; the code says which (<c>twilio.…</c>, <c>phone.invalid</c>).
    /// </exception>
    public async Task<TwilioCall> InitiateCallAsync(OutgoingCall call, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> form =
        [
            new("To", call.To),
            new("From", _account.PhoneNumber ?? ""),
            new("Url", call.TwimlUrl.AbsoluteUri),
            new("Method", "GET"),
            new("StatusCallback", call.StatusCallback.AbsoluteUri),
            new("StatusCallbackMethod", "POST"),
            .. ProgressEvents.Select(name => KeyValuePair.Create("StatusCallbackEvent", name)),
            new("Timeout", FormatSeconds(call.RingTimeout)),
            new("TimeLimit", FormatSeconds(call.TimeLimit)),
            new("MachineDetection", call.WaitForMessageEnd ? "DetectMessageEnd" : "Enable"),
            new("AsyncAmd", "true"),
            new("AsyncAmdStatusCallback", call.MachineDetectionCallback.AbsoluteUri),
            new("AsyncAmdStatusCallbackMethod", "POST"),
        ];

        var started = _timeProvider.GetTimestamp();
        var created = await SendAsync(_createPipeline, HttpMethod.Post, CallsPath, form, cancellationToken, canAbandonResponse: false);
        var elapsed = _timeProvider.GetElapsedTime(started);
        _metrics.RecordCallInitiated(elapsed);
        LogInitiated(created.Sid, PhoneNumber.Mask(call.To), elapsed.TotalMilliseconds);
        return created;
    }

    /// <summary>Fetches the current state of a call from Twilio.</summary>
    /// <exception cref="ConciergeException">Twilio refused the request or could not be reached.</exception>
    public Task<TwilioCall> FetchAsync(string callSid, CancellationToken cancellationToken) =>
        SendAsync(_idempotentPipeline, HttpMethod.Get, CallPath(callSid), form: null, cancellationToken);

    /// <summary>Lists the latest calls from our number to another, newest first.</summary>
    /// <param name="to">The number, E.164.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ConciergeException">Twilio refused the request or could not be reached.</exception>
    public async Task<IReadOnlyList<TwilioCall>> ListAsync(string to, CancellationToken cancellationToken)
    {
        var path = $"{CallsPath}?To={Uri.EscapeDataString(to)}&From={Uri.EscapeDataString(_account.PhoneNumber ?? "")}&PageSize={PageSize}";
        return await SendAsync(_idempotentPipeline, HttpMethod.Get, path, form: null, ReadPageAsync, cancellationToken);
    }

    /// <summary>Lists the errors that Twilio noted about a call (twilio.com/docs/voice/api, subresource Notifications).</summary>
    /// <returns>The errors; empty too where this account or server does not offer the resource.</returns>
    /// <exception cref="ConciergeException">Twilio could not be reached, or refused the request for another reason.</exception>
    internal async Task<IReadOnlyList<TwilioNotification>> ListNotificationsAsync(string callSid, CancellationToken cancellationToken)
    {
        var path = $"{CallPath(callSid)[..^".json".Length]}/Notifications.json?PageSize={PageSize}";
        try
        {
            return await SendAsync(_idempotentPipeline, HttpMethod.Get, path, form: null, ReadNotificationsAsync, cancellationToken);
        }
        catch (ConciergeException exception) when (exception.Error.Code is "twilio.not_found")
        {
            return [];
        }
    }

    /// <summary>Redirects an active call to new TwiML, which ends its media stream.</summary>
    /// <exception cref="ConciergeException">
    /// The call is over (<c>twilio.call_not_in_progress</c>), or Twilio refused the request or could not be reached.
    /// </exception>
    public Task RedirectAsync(string callSid, string twiml, CancellationToken cancellationToken) =>
        SendAsync(_idempotentPipeline, HttpMethod.Post, CallPath(callSid), [new("Twiml", twiml)], cancellationToken);

    /// <summary>Ends a call in whatever state it is: a ringing one is cancelled, a live one is hung up, one that is over is left alone.</summary>
    /// <exception cref="ConciergeException">
    /// Twilio refused the request or could not be reached; <see cref="OutgoingCall.TimeLimit"/> then ends the call.
    /// </exception>
    public async Task EndAsync(string callSid, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(_idempotentPipeline, HttpMethod.Post, CallPath(callSid), [new("Status", "completed")], cancellationToken);
        }
        catch (ConciergeException exception) when (exception.Error.Code is "twilio.not_found" or "twilio.call_not_in_progress")
        {
            LogAlreadyEnded(callSid);
        }
    }

    private string CallsPath => $"{_account.BaseUrl.AbsoluteUri.TrimEnd('/')}/2010-04-01/Accounts/{_account.AccountSid}/Calls.json";

    private string CallPath(string callSid) => $"{CallsPath[..^".json".Length]}/{Uri.EscapeDataString(callSid)}.json";

    private Task<TwilioCall> SendAsync(
        ResiliencePipeline<HttpResponseMessage> pipeline,
        HttpMethod method,
        string path,
        IReadOnlyList<KeyValuePair<string, string>>? form,
        CancellationToken cancellationToken,
        bool canAbandonResponse = true) => SendAsync(pipeline, method, path, form, ReadCallAsync, cancellationToken, canAbandonResponse);

    private async Task<T> SendAsync<T>(
        ResiliencePipeline<HttpResponseMessage> pipeline,
        HttpMethod method,
        string path,
        IReadOnlyList<KeyValuePair<string, string>>? form,
        Func<HttpResponseMessage, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken,
        bool canAbandonResponse = true)
    {
        HttpResponseMessage response;
        try
        {
            response = await pipeline.ExecuteAsync(
                async token =>
                {
                    using var request = new HttpRequestMessage(method, path);
                    request.Headers.Authorization = CreateAuthorizationHeader();
                    request.Content = form is null ? null : new FormUrlEncodedContent(form);
                    return await _http.SendAsync(request, canAbandonResponse ? token : CancellationToken.None);
                },
                cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new ConciergeException(TwilioErrors.Unreachable, exception);
        }

        using (response)
        {
            var reading = canAbandonResponse ? cancellationToken : CancellationToken.None;
            if (!response.IsSuccessStatusCode)
            {
                var body = await ReadErrorAsync(response, reading);
                LogRefused((int)response.StatusCode, body?.Code);
                throw new ConciergeException(TwilioErrors.FromResponse(response.StatusCode, body));
            }

            return await read(response, reading);
        }
    }

    private AuthenticationHeaderValue CreateAuthorizationHeader() =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_account.AccountSid}:{_account.AuthToken}")));

    private static async Task<TwilioCall> ReadCallAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var call = await response.Content.ReadFromJsonAsync(TwilioJsonContext.Default.TwilioCall, cancellationToken);
            if (call?.Sid is { Length: > 0 })
            {
                return call;
            }
        }
        catch (JsonException)
        {
            // Not Twilio's JSON: the error below reports that.
        }

        throw new ConciergeException(TwilioErrors.NotTwilio);
    }

    private static async Task<IReadOnlyList<TwilioCall>> ReadPageAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            if (await response.Content.ReadFromJsonAsync(TwilioJsonContext.Default.TwilioCallPage, cancellationToken) is { Calls: { } calls })
            {
                return calls;
            }
        }
        catch (JsonException)
        {
            // Not Twilio's JSON: the error below reports that.
        }

        throw new ConciergeException(TwilioErrors.NotTwilio);
    }

    private static async Task<IReadOnlyList<TwilioNotification>> ReadNotificationsAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return (await response.Content.ReadFromJsonAsync(TwilioJsonContext.Default.TwilioNotificationPage, cancellationToken))?.Notifications ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static async Task<TwilioErrorBody?> ReadErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync(TwilioJsonContext.Default.TwilioErrorBody, cancellationToken);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ResiliencePipeline<HttpResponseMessage> CreateRetryPipeline(
        TimeProvider timeProvider, Func<HttpResponseMessage, bool> shouldRetry, bool retryExceptions)
    {
        var handled = new PredicateBuilder<HttpResponseMessage>().HandleResult(shouldRetry);
        if (retryExceptions)
        {
            handled = handled.Handle<HttpRequestException>();
        }

        return new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = timeProvider }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = handled,
                MaxRetryAttempts = 3,
                Delay = TimeSpan.FromSeconds(1),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .Build();
    }

    private static string FormatSeconds(TimeSpan duration) => ((int)Math.Ceiling(duration.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
