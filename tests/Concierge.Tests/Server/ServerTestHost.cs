using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Concierge.Options;
using Concierge.Server;
using Concierge.Tests.Media.Realtime;
using Concierge.Tests.Twilio;
using Concierge.Twilio;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Concierge.Tests.Server;

/// <summary>Runs the real server on the loopback interface with a fake Twilio and a fake voice model.</summary>
internal sealed class ServerTestHost : IAsyncDisposable
{
    public const string ApiKey = "ck_test_key_that_must_not_be_logged";

    public const string Booking = """{"restaurant_name":"Luigi's","phone_number":"+1 415 555 0142","party_size":4,"date":"tomorrow","time":"7pm","customer_name":"John"}""";

    private ServerTestHost(FakeTwilioServer far, ScriptedRealtimeServer voice) => (TwilioServer, Voice) = (far, voice);

    public FakeTwilioServer TwilioServer { get; }

    public ScriptedRealtimeServer Voice { get; }

    public RecordedLogs Logs { get; } = new();

    public WebApplication App { get; private set; } = null!;

    /// <summary>A client with the API key.</summary>
    public HttpClient Api { get; private set; } = null!;

    /// <summary>A client without the API key.</summary>
    public HttpClient AnonymousClient { get; private set; } = null!;

    public static async Task<ServerTestHost> StartAsync(
        Func<ConciergeSettings, ConciergeSettings>? change = null,
        TimeProvider? time = null,
        DatabaseLocation? database = null,
        bool allowsLocalWebhooks = false,
        Func<ConciergeServerOptions, ConciergeServerOptions>? changeServer = null)
    {
        var host = new ServerTestHost(await FakeTwilioServer.StartAsync(), await ScriptedRealtimeServer.StartAsync());
        var settings = TestSettings.Complete with { Twilio = TestSettings.Complete.Twilio with { BaseUrl = host.TwilioServer.TwilioBaseUrl }, Realtime = TestSettings.Complete.Realtime with { BaseUrl = host.Voice.BaseUrl } };
        var server = new ConciergeServerOptions
        {
            Settings = (change ?? (complete => complete))(settings),
            ApiKey = ApiKey,
            Database = database ?? await MigratedDatabase.CreateAsync(),
            TimeProvider = time ?? TimeProvider.System,
            AllowsLocalWebhooks = allowsLocalWebhooks,
            Logging = logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(host.Logs),
        };
        host.App = ConciergeServer.Build((changeServer ?? (unchanged => unchanged))(server));
        await host.App.StartAsync();

        // A program, unlike a browser, keeps no cookies.
        host.AnonymousClient = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = new Uri(host.App.Urls.First()) };
        host.Api = new HttpClient { BaseAddress = host.AnonymousClient.BaseAddress };
        host.Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
        return host;
    }

    public static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    /// <summary>Places a call.</summary>
    public Task<string> CallAsync() => CallAsync(user: null);

    /// <summary>Places a call for a user; <see langword="null"/> for the operator.</summary>
    public async Task<string> CallAsync(string? user)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/calls") { Content = Json(Booking) };
        if (user is not null)
        {
            request.Headers.Add("X-Concierge-User", user);
        }

        using var answer = await Api.SendAsync(request);
        ((int)answer.StatusCode).ShouldBe(202);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("call_id").GetString()!;
    }

    /// <summary>Sends a request with Twilio's signature.</summary>
    public Task<HttpResponseMessage> TwilioAsync(HttpMethod method, string target, params KeyValuePair<string, string>[] form)
    {
        var signature = TwilioSignature.Compute(TestSettings.AuthToken, $"https://{TestSettings.PublicDomain}{target}", form);
        return SignedAsync(method, target, signature, form);
    }

    /// <summary>Sends a request with the given signature, or none.</summary>
    public async Task<HttpResponseMessage> SignedAsync(HttpMethod method, string target, string? signature, params KeyValuePair<string, string>[] form)
    {
        using var request = new HttpRequestMessage(method, target);
        if (signature is not null)
        {
            request.Headers.Add(TwilioSignature.HeaderName, signature);
        }

        request.Content = method == HttpMethod.Post ? new FormUrlEncodedContent(form) : null;
        return await AnonymousClient.SendAsync(request);
    }

    /// <summary>Sends a status callback.</summary>
    public async Task ReportAsync(string callId, string status)
    {
        using var answer = await TwilioAsync(HttpMethod.Post, $"/twilio-status?call_id={callId}", new("CallSid", FakeTwilio.CallSid), new("CallStatus", status));
        ((int)answer.StatusCode).ShouldBe(204);
    }

    /// <summary>Reads the stream parameters from the TwiML.</summary>
    public async Task<Dictionary<string, string>> ParametersAsync(string callId)
    {
        using var answer = await TwilioAsync(HttpMethod.Get, $"/twiml?call_id={callId}");
        var document = XDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.Descendants("Parameter").ToDictionary(parameter => parameter.Attribute("name")!.Value, parameter => parameter.Attribute("value")!.Value);
    }

    /// <summary>Opens the stream's WebSocket as Twilio does.</summary>
    /// <param name="signature">The signature; null for the valid one.</param>
    /// <param name="callId">The call in the address; null for the address without a call.</param>
    public async Task<ClientWebSocket> ConnectAsync(string? signature = null, string? callId = null)
    {
        var path = callId is null ? "/media-stream" : $"/media-stream/{callId}";
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader(TwilioSignature.HeaderName, signature ?? TwilioSignature.Compute(TestSettings.AuthToken, $"wss://{TestSettings.PublicDomain}{path}", []));
        await socket.ConnectAsync(new UriBuilder(AnonymousClient.BaseAddress!) { Scheme = "ws", Path = path }.Uri, CancellationToken.None);
        return socket;
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        AnonymousClient.Dispose();
        await App.DisposeAsync();
        await Voice.DisposeAsync();
        await TwilioServer.DisposeAsync();
    }
}
