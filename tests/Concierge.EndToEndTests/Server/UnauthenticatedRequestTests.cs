using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Server;

/// <summary>
/// A client without the API key or Twilio's signature, at a real server. Each endpoint is tested in Concierge.Tests, on a server in the test's
/// process.
/// </summary>
public sealed class UnauthenticatedRequestTests : IDisposable
{
    // The signature of wss://concierge.example.com/media-stream with the token 12345, computed by hand.
    private const string StreamSignature = "RFIuvpFAy58JTbbi3oZG3A1zRXk=";

    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        ["TWILIO_AUTH_TOKEN"] = "12345",
        ["PUBLIC_DOMAIN"] = "concierge.example.com",
    };

    private readonly TemporaryHome _home = new();

    // One server for all steps: to start it takes longer than all requests together.
    [Fact]
    public async Task Server_AnswersUnauthenticatedRequestsWithoutAnyInformation()
    {
        await using var server = await ConciergeServerProcess.StartAsync(_home, LoopbackPorts.FindFreePort(), Settings);
        using var stranger = new HttpClient { BaseAddress = server.Address };

        using (var live = await stranger.GetAsync("/health/live"))
        {
            live.StatusCode.ShouldBe(HttpStatusCode.OK, "liveness is public");
        }

        foreach (var (method, path) in ((string, string)[])[("GET", "/twiml?call_id=abc"), ("POST", "/twilio-status?call_id=abc"), ("GET", "/media-stream")])
        {
            foreach (var signature in (string?[])[null, StreamSignature])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path);
                request.Headers.TryAddWithoutValidation("X-Twilio-Signature", signature);
                using var refused = await stranger.SendAsync(request);

                refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden, $"{method} {path}");
                refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
                var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
                (problem.GetText("code"), problem.GetText("title")).ShouldBe(("http.403", "The request is refused."));
                problem.TryGetProperty("detail", out _).ShouldBeFalse("nothing says why");
            }
        }

        foreach (var key in (string?[])[null, "Bearer wrong", "Basic YTpi"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/calls");
            request.Headers.TryAddWithoutValidation("Authorization", key);
            using var refused = await stranger.SendAsync(request);

            refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, key);
            refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetText("code").ShouldBe("api.unauthorized");
        }

        // The description is the same for every installation.
        var description = await stranger.GetFromJsonAsync<JsonElement>("/openapi.json");
        description.GetProperty("paths").EnumerateObject().Select(path => path.Name).ShouldContain("/calls/{call_id}/hangup");
    }

    [Fact]
    public async Task MediaStream_OpensOnlyWithTwiliosSignature()
    {
        await using var server = await ConciergeServerProcess.StartAsync(_home, LoopbackPorts.FindFreePort(), Settings);
        var address = new Uri($"ws://{server.Address.Authority}/media-stream");
        using var unsigned = new ClientWebSocket();
        unsigned.Options.CollectHttpResponseDetails = true;

        await Should.ThrowAsync<WebSocketException>(() => unsigned.ConnectAsync(address, CancellationToken.None));
        unsigned.HttpStatusCode.ShouldBe(HttpStatusCode.Forbidden);

        using var signed = new ClientWebSocket();
        signed.Options.SetRequestHeader("X-Twilio-Signature", StreamSignature);
        await signed.ConnectAsync(address, CancellationToken.None);
        signed.State.ShouldBe(WebSocketState.Open);
        signed.Abort();
    }

    public void Dispose() => _home.Dispose();
}
