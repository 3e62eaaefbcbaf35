using System.Net;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Concierge.Server.Streams;
using Concierge.Tests.Calls;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Tests.Server;

/// <summary>Server-sent events survive proxies, quiet times and broken connections.</summary>
[Trait("Category", "Server")]
public sealed class EventStreamTests
{
    [Fact]
    public async Task A_quiet_stream_sends_a_comment_every_fifteen_seconds()
    {
        var interval = TimeSpan.FromSeconds(15);
        var time = new CountingTimeProvider(DateTimeOffset.UnixEpoch);
        await using var services = new ServiceCollection().AddSingleton<TimeProvider>(time).BuildServiceProvider();
        var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Response.Body = Stream.Synchronized(body);
        var events = Channel.CreateUnbounded<SseItem<string>>();

        var streaming = new EventStreamResult(events.Reader.ReadAllAsync()).SendAsync(context);
        for (var comments = 1; comments <= 3; comments++)
        {
            await Until.TrueAsync(() => time.IsTimerActive(interval), "the next interval");
            time.Advance(interval);
            await Until.TrueAsync(() => Text().Split(": ").Length == comments + 1, "the comment");
        }

        events.Writer.TryWrite(new SseItem<string>("{}", "status") { EventId = "1" });
        events.Writer.Complete();
        await Until.DoneAsync(streaming);
        Text().ShouldEndWith("event: status\ndata: {}\nid: 1\n\n");

        string Text() => Encoding.UTF8.GetString(body.ToArray());
    }

    [Fact]
    public async Task A_stream_is_not_buffered_by_proxies()
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await host.CallAsync();

        using var answer = await host.Api.GetAsync($"/calls/{callId}/events", HttpCompletionOption.ResponseHeadersRead);

        answer.Headers.GetValues("X-Accel-Buffering").ShouldBe(["no"]);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
    }

    [Fact]
    public async Task The_events_of_a_request_can_be_resumed()
    {
        await using var host = await ServerTestHost.StartAsync();
        host.TwilioServer.Refusal = 21210;
        using var answer = await AskAsync(host, lastEventId: null);
        var all = ServerSentEvents.Read(await answer.Content.ReadAsStringAsync());
        all.Select(item => item.Id).ShouldAllBe(id => id != null);
        all.Select(item => item.Id).ShouldBeUnique();
        var placed = host.TwilioServer.Requests.Count;

        using var repeated = await AskAsync(host, all[1].Id);
        var rest = ServerSentEvents.Read(await repeated.Content.ReadAsStringAsync());

        Texts(rest).ShouldBe(Texts(all.Skip(2)));
        host.TwilioServer.Requests.Count.ShouldBe(placed, "a resumed request must not call again");
        using var followed = await FollowAsync(host, all[0].Id!.Split(':')[0], all[0].Id);
        Texts(ServerSentEvents.Read(await followed.Content.ReadAsStringAsync())).ShouldBe(Texts(all.Skip(1)));
        using var whole = await FollowAsync(host, all[0].Id!.Split(':')[0], lastEventId: null);
        Texts(ServerSentEvents.Read(await whole.Content.ReadAsStringAsync())).ShouldBe(Texts(all));
    }

    [Theory]
    [InlineData("unknown:3")]
    [InlineData("nonsense")]
    public async Task The_events_of_an_unknown_request_are_not_found(string lastEventId)
    {
        await using var host = await ServerTestHost.StartAsync();

        using var answer = await AskAsync(host, lastEventId);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("request.not_known");
    }

    private static List<string> Texts(IEnumerable<(string Name, string? Id, JsonElement Data)> events) =>
        [.. events.Select(item => $"{item.Id} {item.Name} {item.Data.GetRawText()}")];

    private static async Task<HttpResponseMessage> AskAsync(ServerTestHost host, string? lastEventId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/requests")
        {
            Content = ServerTestHost.Json("""{"text":"Book a table at Luigi's for 4 tomorrow at 7pm under John"}"""),
        };
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        return await host.Api.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> FollowAsync(ServerTestHost host, string requestId, string? lastEventId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/requests/{requestId}/events");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        return await host.Api.SendAsync(request);
    }
}
