using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Server;

/// <summary>Nobody unknown gets in, and whoever tries learns nothing.</summary>
public sealed class StrangerTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        ["TWILIO_AUTH_TOKEN"] = "12345",
        ["PUBLIC_DOMAIN"] = "concierge.example.com",
    };

    private readonly TemporaryHome _home = new();
    private readonly HttpClient _stranger = new();
    private ConciergeServerProcess _server = null!;

    public async Task InitializeAsync()
    {
        _server = await ConciergeServerProcess.StartAsync(_home, Loopback.FreePort(), Settings);
        _stranger.BaseAddress = _server.Address;
    }

    public async Task DisposeAsync()
    {
        _stranger.Dispose();
        await _server.DisposeAsync();
        _home.Dispose();
    }

    [Theory]
    [InlineData("GET", "/twiml?call_id=abc")]
    [InlineData("POST", "/twiml?call_id=abc")]
    [InlineData("POST", "/twilio-status?call_id=abc")]
    [InlineData("GET", "/media-stream")]
    public async Task A_request_that_Twilio_did_not_sign_is_turned_away_without_a_word(string method, string path)
    {
        foreach (var signature in (string?[])[null, "RFIuvpFAy58JTbbi3oZG3A1zRXk="])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            request.Headers.TryAddWithoutValidation("X-Twilio-Signature", signature);
            using var answer = await _stranger.SendAsync(request);

            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_media_stream_that_Twilio_did_not_sign_is_not_opened()
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;

        await Should.ThrowAsync<WebSocketException>(() => socket.ConnectAsync(new Uri($"ws://{_server.Address.Authority}/media-stream"), CancellationToken.None));

        socket.HttpStatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_media_stream_that_Twilio_signed_is_opened()
    {
        using var socket = new ClientWebSocket();
        // The signature of wss://concierge.example.com/media-stream under the token 12345, computed by hand.
        socket.Options.SetRequestHeader("X-Twilio-Signature", "RFIuvpFAy58JTbbi3oZG3A1zRXk=");

        await socket.ConnectAsync(new Uri($"ws://{_server.Address.Authority}/media-stream"), CancellationToken.None);

        socket.State.ShouldBe(WebSocketState.Open);
        socket.Abort();
    }

    [Theory]
    [InlineData("GET", "/calls/abc")]
    [InlineData("GET", "/calls/abc/status")]
    [InlineData("GET", "/calls/abc/events")]
    [InlineData("POST", "/calls/abc/hangup")]
    [InlineData("GET", "/health/ready")]
    [InlineData("GET", "/openapi.json")]
    public async Task The_API_asks_for_its_key(string method, string path)
    {
        foreach (var key in (string?[])[null, "Bearer wrong", "Basic YTpi"])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            request.Headers.TryAddWithoutValidation("Authorization", key);
            using var answer = await _stranger.SendAsync(request);

            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            (await answer.Content.ReadFromJsonAsync<JsonElement>()).Text("code").ShouldBe("api.unauthorized");
        }
    }

    [Fact]
    public async Task Requests_and_calls_ask_for_the_key_too()
    {
        using var call = await _stranger.PostAsJsonAsync("/calls", ConciergeServerProcess.Reservation());
        using var request = await _stranger.PostAsJsonAsync("/requests", new { text = RehearsedRequest.Fixed });

        (call.StatusCode, request.StatusCode).ShouldBe((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task Whether_it_lives_is_no_secret()
    {
        using var answer = await _stranger.GetAsync("/health/live");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_has_the_key_is_told_every_path()
    {
        var description = await _server.Client.GetFromJsonAsync<JsonElement>("/openapi.json");

        var paths = description.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        foreach (var path in (string[])["/requests", "/calls", "/calls/{call_id}", "/calls/{call_id}/status", "/calls/{call_id}/events", "/calls/{call_id}/hangup", "/twiml", "/twilio-status", "/health/live", "/health/ready"])
        {
            paths.ShouldContain(path);
        }

        description.ToString().ShouldContain("restaurant_name");
    }
}
