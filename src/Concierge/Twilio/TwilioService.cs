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

/// <summary>Twilio's REST API: places, reads and ends calls (twilio.com/docs/voice/api/call-resource).</summary>
public sealed partial class TwilioService
{
    private const int ListLength = 50;

    private static readonly string[] ProgressEvents = ["initiated", "ringing", "answered", "completed"];

    private readonly HttpClient _http;
    private readonly ConciergeSettings _settings;
    private readonly TimeProvider _time;
    private readonly ConciergeMetrics _metrics;
    private readonly ILogger<TwilioService> _logger;
    private readonly ResiliencePipeline<HttpResponseMessage> _create;
    private readonly ResiliencePipeline<HttpResponseMessage> _repeatable;

    /// <summary>Creates the service for one account.</summary>
    public TwilioService(HttpClient http, ConciergeSettings settings, TimeProvider time, ConciergeMetrics metrics, ILogger<TwilioService> logger)
    {
        _http = http;
        _settings = settings;
        _time = time;
        _metrics = metrics;
        _logger = logger;

        // 429 is never processed (twilio.com/docs/api/errors/20429), so a call may be asked for again; after any other
        // failure the call may exist already, and asking again could ring the restaurant twice.
        _create = Retry(time, answer => answer.StatusCode == HttpStatusCode.TooManyRequests, onException: false);
        _repeatable = Retry(time, answer => answer.StatusCode == HttpStatusCode.TooManyRequests || (int)answer.StatusCode >= 500, onException: true);
    }

    /// <summary>Asks Twilio to dial. Cancelling stops asking again; an answer under way is waited for, since a call that Twilio accepted can only be ended by its SID.</summary>
    /// <exception cref="ConciergeException">Twilio refused or could not be reached; the code says which (<c>twilio.…</c>, <c>phone.invalid</c>).</exception>
    public async Task<TwilioCall> InitiateCallAsync(OutgoingCall call, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> form =
        [
            new("To", call.To),
            new("From", _settings.TwilioPhoneNumber ?? ""),
            new("Url", call.TwimlUrl.AbsoluteUri),
            new("Method", "GET"),
            new("StatusCallback", call.StatusCallback.AbsoluteUri),
            new("StatusCallbackMethod", "POST"),
            .. ProgressEvents.Select(name => KeyValuePair.Create("StatusCallbackEvent", name)),
            new("Timeout", Seconds(call.RingTimeout)),
            new("TimeLimit", Seconds(call.TimeLimit)),
            new("MachineDetection", call.WaitForMessageEnd ? "DetectMessageEnd" : "Enable"),
            new("AsyncAmd", "true"),
            new("AsyncAmdStatusCallback", call.MachineDetectionCallback.AbsoluteUri),
            new("AsyncAmdStatusCallbackMethod", "POST"),
        ];

        var started = _time.GetTimestamp();
        var created = await SendAsync(_create, HttpMethod.Post, CallsPath, form, cancellationToken, abandonAnswer: false);
        var elapsed = _time.GetElapsedTime(started);
        _metrics.CallInitiated(elapsed);
        LogInitiated(created.Sid, PhoneNumber.Mask(call.To), elapsed.TotalMilliseconds);
        return created;
    }

    /// <summary>Reads what Twilio knows of a call.</summary>
    /// <exception cref="ConciergeException">Twilio refused or could not be reached.</exception>
    public Task<TwilioCall> FetchAsync(string callSid, CancellationToken cancellationToken) =>
        SendAsync(_repeatable, HttpMethod.Get, CallPath(callSid), form: null, cancellationToken);

    /// <summary>The latest calls from our number to another, the newest first.</summary>
    /// <param name="to">The number, E.164.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConciergeException">Twilio refused or could not be reached.</exception>
    public async Task<IReadOnlyList<TwilioCall>> ListAsync(string to, CancellationToken cancellationToken)
    {
        var path = $"{CallsPath}?To={Uri.EscapeDataString(to)}&From={Uri.EscapeDataString(_settings.TwilioPhoneNumber ?? "")}&PageSize={ListLength}";
        return await SendAsync(_repeatable, HttpMethod.Get, path, form: null, ReadPageAsync, cancellationToken);
    }

    /// <summary>Replaces what a live call is doing by other TwiML; its stream ends with that.</summary>
    /// <exception cref="ConciergeException">The call is over (<c>twilio.call_not_in_progress</c>), or Twilio refused or could not be reached.</exception>
    public Task RedirectAsync(string callSid, string twiml, CancellationToken cancellationToken) =>
        SendAsync(_repeatable, HttpMethod.Post, CallPath(callSid), [new("Twiml", twiml)], cancellationToken);

    /// <summary>Ends a call in whatever state it is: a ringing one is cancelled, a live one is hung up, one that is over is left alone.</summary>
    /// <exception cref="ConciergeException">Twilio refused or could not be reached; <see cref="OutgoingCall.TimeLimit"/> then ends the call.</exception>
    public async Task EndAsync(string callSid, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(_repeatable, HttpMethod.Post, CallPath(callSid), [new("Status", "completed")], cancellationToken);
        }
        catch (ConciergeException refused) when (refused.Error.Code is "twilio.not_found" or "twilio.call_not_in_progress")
        {
            LogEndedAlready(callSid);
        }
    }

    private static ConciergeError NotTwilio { get; } = new(
        "twilio.not_twilio", "Call failed: what answered at TWILIO_BASE_URL is not Twilio's API.", "Check TWILIO_BASE_URL, or leave it unset for the public API.");

    private string CallsPath => $"{_settings.TwilioBaseUrl.AbsoluteUri.TrimEnd('/')}/2010-04-01/Accounts/{_settings.TwilioAccountSid}/Calls.json";

    private string CallPath(string callSid) => $"{CallsPath[..^".json".Length]}/{Uri.EscapeDataString(callSid)}.json";

    private Task<TwilioCall> SendAsync(
        ResiliencePipeline<HttpResponseMessage> pipeline,
        HttpMethod method,
        string path,
        IReadOnlyList<KeyValuePair<string, string>>? form,
        CancellationToken cancellationToken,
        bool abandonAnswer = true) => SendAsync(pipeline, method, path, form, ReadCallAsync, cancellationToken, abandonAnswer);

    private async Task<T> SendAsync<T>(
        ResiliencePipeline<HttpResponseMessage> pipeline,
        HttpMethod method,
        string path,
        IReadOnlyList<KeyValuePair<string, string>>? form,
        Func<HttpResponseMessage, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken,
        bool abandonAnswer = true)
    {
        HttpResponseMessage answer;
        try
        {
            answer = await pipeline.ExecuteAsync(
                async token =>
                {
                    using var request = new HttpRequestMessage(method, path);
                    request.Headers.Authorization = Credentials();
                    request.Content = form is null ? null : new FormUrlEncodedContent(form);
                    return await _http.SendAsync(request, abandonAnswer ? token : CancellationToken.None);
                },
                cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or TimeoutException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new ConciergeException(TwilioErrors.Unreachable, failure);
        }

        using (answer)
        {
            var reading = abandonAnswer ? cancellationToken : CancellationToken.None;
            if (!answer.IsSuccessStatusCode)
            {
                var body = await ReadErrorAsync(answer, reading);
                LogRefused((int)answer.StatusCode, body?.Code);
                throw new ConciergeException(TwilioErrors.From(answer.StatusCode, body));
            }

            return await read(answer, reading);
        }
    }

    private AuthenticationHeaderValue Credentials() =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_settings.TwilioAccountSid}:{_settings.TwilioAuthToken}")));

    private static async Task<TwilioCall> ReadCallAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            var call = await answer.Content.ReadFromJsonAsync(TwilioJsonContext.Default.TwilioCall, cancellationToken);
            if (call?.Sid is { Length: > 0 })
            {
                return call;
            }
        }
        catch (JsonException)
        {
            // Falls through: whatever answered, it is not Twilio.
        }

        throw new ConciergeException(NotTwilio);
    }

    private static async Task<IReadOnlyList<TwilioCall>> ReadPageAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            if (await answer.Content.ReadFromJsonAsync(TwilioJsonContext.Default.TwilioCallPage, cancellationToken) is { Calls: { } calls })
            {
                return calls;
            }
        }
        catch (JsonException)
        {
            // Falls through: whatever answered, it is not Twilio.
        }

        throw new ConciergeException(NotTwilio);
    }

    private static async Task<TwilioErrorBody?> ReadErrorAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync(TwilioJsonContext.Default.TwilioErrorBody, cancellationToken);
        }
        catch (Exception notJson) when (notJson is JsonException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ResiliencePipeline<HttpResponseMessage> Retry(TimeProvider time, Func<HttpResponseMessage, bool> again, bool onException)
    {
        var handled = new PredicateBuilder<HttpResponseMessage>().HandleResult(again);
        if (onException)
        {
            handled = handled.Handle<HttpRequestException>();
        }

        return new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
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

    private static string Seconds(TimeSpan duration) => ((int)Math.Ceiling(duration.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
