using System.Net;
using System.Net.WebSockets;
using System.Text;
using Concierge.Server.Console;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Concierge.Tests.Server.Console;

/// <summary>What pages of other sites have a browser send with the session cookie is refused.</summary>
[Trait("Category", "Server")]
public sealed class BrowserRequestGuardTests : IClassFixture<BrowserRequestGuardTests.Server>
{
    private readonly ServerTestHost _host;
    private readonly string _cookie;

    public BrowserRequestGuardTests(Server server) => (_host, _cookie) = (server.Host, server.Cookie);

    private string Own => _host.AnonymousClient.BaseAddress!.GetLeftPart(UriPartial.Authority);

    [Theory]
    [InlineData("POST", "/calls/abc/hangup")]
    [InlineData("DELETE", "/console/session")]
    [InlineData("DELETE", "/webhooks/abc")]
    public async Task A_write_needs_the_header_that_other_sites_cannot_send(string method, string path)
    {
        (await SendAsync(method, path, header: null)).ShouldBe((403, "session.cross_site"));
        (await SendAsync(method, path)).Code.ShouldNotBe("session.cross_site");
    }

    [Theory]
    [InlineData("https://evil.example", null)]
    [InlineData("null", null)]
    [InlineData("http://127.0.0.1:1", null)]
    [InlineData("http://concierge.example.com", null)]
    [InlineData(null, "cross-site")]
    [InlineData(null, "same-site")]
    public async Task A_write_of_another_site_is_refused(string? origin, string? site) =>
        (await SendAsync("DELETE", "/webhooks/abc", origin: origin, site: site)).ShouldBe((403, "session.cross_site"));

    [Fact]
    public async Task A_write_of_the_same_host_without_tls_is_refused_behind_tls()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/console/session") { Content = ServerTestHost.Json("""{"key":"x"}""") };
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("Origin", Own);

        (await _host.AnonymousClient.SendAsync(request).ReadCodeAsync()).ShouldBe((403, "session.cross_site"));
    }

    [Theory]
    [InlineData("https://concierge.example.com")]
    [InlineData(null)]
    public async Task A_write_of_the_servers_own_page_is_carried_out(string? origin)
    {
        (await SendAsync("DELETE", "/webhooks/abc", origin: origin ?? Own, site: "same-origin")).ShouldBe((404, "webhook.not_found"));
    }

    [Theory]
    [InlineData("/console/session")]
    [InlineData("/Console/Session")]
    public async Task Another_site_cannot_sign_a_browser_in(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = ServerTestHost.Json("""{"key":"x"}""") };
        request.Headers.Add("Origin", "https://evil.example");

        (await _host.AnonymousClient.SendAsync(request).ReadCodeAsync()).ShouldBe((403, "session.cross_site"));
    }

    [Theory]
    [InlineData("/calls", true, "evil.example")]
    [InlineData("/console/session", false, "evil.example:8080")]
    [InlineData("/Console/session", false, "evil.example:8080")]
    [InlineData("/", false, "evil.example")]
    [InlineData("/docs", false, "evil.example")]
    [InlineData("/docs/scalar.js", false, "evil.example")]
    public async Task On_a_loopback_address_only_names_of_this_machine_lead_here(string path, bool withCookie, string host) =>
        (await SendAsync("GET", path, host: host, withCookie: withCookie)).ShouldBe((421, "host.unknown"));

    [Theory]
    [InlineData("localhost:99")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]:99")]
    [InlineData("concierge.example.com")]
    public async Task Names_of_this_machine_and_the_public_one_lead_here(string host) =>
        (await SendAsync("GET", "/reservations", host: host)).ShouldBe((200, null));

    [Fact]
    public async Task A_program_with_a_key_is_not_asked()
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/webhooks/abc");
        request.Headers.Add("Origin", "https://evil.example");
        request.Headers.Host = "evil.example";

        (await _host.Api.SendAsync(request).ReadCodeAsync()).ShouldBe((404, "webhook.not_found"));
    }

    [Fact]
    public async Task A_websocket_of_another_site_is_refused()
    {
        (await ConnectAsync("https://evil.example", _cookie)).ShouldBe(HttpStatusCode.Forbidden);
        (await ConnectAsync(Own, cookie: null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await ConnectAsync(Own, _cookie)).ShouldBe(HttpStatusCode.SwitchingProtocols);
    }

    [Fact]
    public async Task The_rehearsal_is_told_and_its_operations_are_guarded()
    {
        using var browser = await _host.SignInAsync();

        var session = await browser.GetSessionAsync();

        session.GetProperty("rehearsal").GetBoolean().ShouldBeTrue();
        session.GetProperty("voices")[0].GetString().ShouldBe("offline");
        (await browser.GetStringAsync("/console/echo")).ShouldBe("here");
        (await _host.AnonymousClient.GetAsync("/console/echo").ReadCodeAsync()).Status.ShouldBe(401);
    }

    private async Task<(int Status, string? Code)> SendAsync(
        string method, string path, string? header = "1", string? origin = null, string? site = null, string? host = null, bool withCookie = true)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        var port = host is null ? _host.AnonymousClient.BaseAddress!.Port : new Uri($"http://{host}").Port;
        foreach (var (name, value) in new[]
                 {
                     ("Cookie", withCookie ? ConsoleHost.RenameCookie(_cookie, port) : null), ("X-Concierge-Console", header), ("Origin", origin), ("Sec-Fetch-Site", site), ("Host", host),
                     ("Accept", path == "/" ? "text/html" : null),
                 })
        {
            if (value is not null)
            {
                request.Headers.Add(name, value);
            }
        }

        return await _host.AnonymousClient.SendAsync(request).ReadCodeAsync();
    }

    private async Task<HttpStatusCode> ConnectAsync(string origin, string? cookie)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", origin);
        if (cookie is not null)
        {
            socket.Options.SetRequestHeader("Cookie", cookie);
        }

        try
        {
            await socket.ConnectAsync(new UriBuilder(_host.AnonymousClient.BaseAddress!) { Scheme = "ws", Path = "/console/echo" }.Uri, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The status tells.
        }

        return socket.HttpStatusCode;
    }

    /// <summary>A server with a rehearsal, and the cookie of its operator.</summary>
    public sealed class Server : IAsyncLifetime
    {
        internal ServerTestHost Host { get; private set; } = null!;

        internal string Cookie { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Host = await ConsoleHost.StartAsync(change: options => options with { Rehearsal = new Rehearsal() });
            using var answer = await Host.AnonymousClient.PostAsync(
                "/console/session", ServerTestHost.Json($$"""{"key":"{{ServerTestHost.ApiKey}}"}"""));
            Cookie = answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        }

        public async Task DisposeAsync() => await Host.DisposeAsync();
    }

    private sealed class Rehearsal : IConsoleRehearsal
    {
        public IReadOnlyList<string> Voices { get; } = ["offline"];

        public void Map(IEndpointRouteBuilder routes) => routes.Map("/echo", async context =>
        {
            if (context.WebSockets.IsWebSocketRequest)
            {
                using var socket = await context.WebSockets.AcceptWebSocketAsync();
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
                return;
            }

            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("here"));
        });
    }
}
