using System.Net;
using System.Net.Http.Headers;
using Concierge.Access;
using Concierge.Server.Security;
using Concierge.Tests.Calls;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Tests.Server.Console;

/// <summary>What a key or a session has opened ends with it.</summary>
[Trait("Category", "Server")]
public sealed class EndedAccessTests
{
    private const string EventStream = "text/event-stream";

    [Fact]
    public async Task The_events_of_a_call_end_with_the_key()
    {
        var time = new CountingTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await ServerTestHost.StartAsync(time: time);
        using var eve = await host.CreateClientAsync("eve", isAdmin: true);
        using var stream = await OpenAsync(eve, HttpMethod.Get, $"/calls/{await host.CallAsync()}/events");

        await RevokeAsync(host, time);

        await ShouldEndAsync(stream, time);
    }

    [Fact]
    public async Task The_events_of_a_request_end_with_the_key()
    {
        var time = new CountingTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await ServerTestHost.StartAsync(time: time);
        using var eve = await host.CreateClientAsync("eve");
        using var stream = await OpenAsync(
            eve, HttpMethod.Post, "/requests", ServerTestHost.Json("""{"text":"Book a table at Luigi's for 4 tomorrow at 7pm"}"""));
        await Until.TrueAsync(() => host.TwilioServer.Requests.Any(request => request.IsCreate), "the call");

        await RevokeAsync(host, time);

        (await ShouldEndAsync(stream, time)).ShouldNotContain("event: answer");
    }

    [Fact]
    public async Task The_events_of_a_call_end_with_the_session()
    {
        var time = new CountingTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await ConsoleHost.StartAsync(time);
        using var browser = await host.SignInAsync();
        using var stream = await OpenAsync(browser, HttpMethod.Get, $"/calls/{await host.CallAsync()}/events");

        (await browser.DeleteAsync("/console/session").ReadCodeAsync()).Status.ShouldBe(204);

        await ShouldEndAsync(stream, time);
    }

    [Fact]
    public async Task The_messages_to_an_assistant_end_with_the_key()
    {
        var time = new CountingTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await ServerTestHost.StartAsync(time: time);
        using var eve = await host.CreateClientAsync("eve");
        eve.DefaultRequestHeaders.Accept.ParseAdd("application/json, text/event-stream");
        using var begun = await eve.PostAsync("/mcp", ServerTestHost.Json(
            """
            {"jsonrpc":"2.0","id":1,"method":"initialize",
             "params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}
            """));
        eve.DefaultRequestHeaders.Add("Mcp-Session-Id", begun.Headers.GetValues("Mcp-Session-Id"));
        using var stream = await OpenAsync(eve, HttpMethod.Get, "/mcp");

        await RevokeAsync(host, time);

        await ShouldEndAsync(stream, time);
    }

    [Fact]
    public async Task A_session_opens_twenty_websockets_and_no_more()
    {
        await using var host = await ServerTestHost.StartAsync();
        using var call = await AnsweredCall.StartAsync(host);
        List<CallAudioClient> open = [];
        while (open.Count < OpenSockets.MaxOpen)
        {
            open.Add(await CallAudioClient.ConnectAsync(host, call.Id));
        }

        (await host.Api.GetAsync($"/calls/{call.Id}/audio").ReadCodeAsync()).ShouldBe((426, "request.websocket"), "no WebSocket, and not counted");
        (await CallAudioClient.TryConnectAsync(host, call.Id)).ShouldBe(HttpStatusCode.TooManyRequests);
        var other = await host.CreateKeyAsync("bob", isAdmin: true);
        (await CallAudioClient.TryConnectAsync(host, call.Id, other)).ShouldBe(HttpStatusCode.SwitchingProtocols, "another key");

        open[0].Dispose();
        await Until.TrueAsync(async () => await CallAudioClient.TryConnectAsync(host, call.Id) == HttpStatusCode.SwitchingProtocols, "a place for another");
        open.ForEach(client => client.Dispose());
    }

    private static async Task<HttpResponseMessage> OpenAsync(HttpClient client, HttpMethod method, string path, HttpContent? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(EventStream));
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(EventStream);
        return answer;
    }

    private static Task<PersonalKey?> RevokeAsync(ServerTestHost host, CountingTimeProvider time) =>
        host.App.Services.GetRequiredService<IPersonalKeyStore>().RevokeAsync("eve", time.GetUtcNow(), CancellationToken.None);

    // What was sent until then.
    private static async Task<string> ShouldEndAsync(HttpResponseMessage stream, CountingTimeProvider time)
    {
        var reading = ReadToEndAsync(stream);
        await Until.TrueAsync(
            () =>
            {
                time.Advance(time.IsTimerActive(PersonalKeyRegistry.Freshness) ? PersonalKeyRegistry.Freshness : TimeSpan.Zero);
                return reading.IsCompleted;
            },
            "the end of the stream");
        return await reading;
    }

    private static async Task<string> ReadToEndAsync(HttpResponseMessage stream)
    {
        try
        {
            return await stream.Content.ReadAsStringAsync();
        }
        catch (HttpRequestException)
        {
            // The server has closed the connection.
            return "";
        }
    }
}
