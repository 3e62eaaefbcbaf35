using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Server;

/// <summary>Server-sent events survive proxies, quiet times and broken connections.</summary>
public sealed class EventStreamTests
{
    [Fact]
    public async Task A_quiet_stream_sends_a_comment_every_fifteen_seconds_and_is_not_buffered()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var bench = await ServerTestHost.StartAsync(time: time);
        var callId = await bench.CallAsync();
        using var answer = await bench.Api.GetAsync($"/calls/{callId}/events", HttpCompletionOption.ResponseHeadersRead);
        answer.Headers.GetValues("X-Accel-Buffering").ShouldBe(["no"]);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());

        for (var comments = 0; comments < 2;)
        {
            var line = reader.ReadLineAsync();
            await Until.TrueAsync(
                () =>
                {
                    time.Advance(line.IsCompleted ? TimeSpan.Zero : TimeSpan.FromSeconds(1));
                    return line.IsCompleted;
                },
                "a line");
            comments += (await line)!.StartsWith(':') ? 1 : 0;
        }
    }

    [Fact]
    public async Task The_events_of_a_request_can_be_resumed()
    {
        await using var bench = await ServerTestHost.StartAsync();
        bench.TwilioServer.Refusal = 21210;
        using var answer = await AskAsync(bench, lastEventId: null);
        var all = ServerSentEvents.Read(await answer.Content.ReadAsStringAsync());
        all.Select(item => item.Id).ShouldAllBe(id => id != null);
        all.Select(item => item.Id).ShouldBeUnique();
        var placed = bench.TwilioServer.Requests.Count;

        using var repeated = await AskAsync(bench, all[1].Id);
        var rest = ServerSentEvents.Read(await repeated.Content.ReadAsStringAsync());

        Texts(rest).ShouldBe(Texts(all.Skip(2)));
        bench.TwilioServer.Requests.Count.ShouldBe(placed, "a resumed request must not call again");
        using var followed = await FollowAsync(bench, all[0].Id!.Split(':')[0], all[0].Id);
        Texts(ServerSentEvents.Read(await followed.Content.ReadAsStringAsync())).ShouldBe(Texts(all.Skip(1)));
        using var whole = await FollowAsync(bench, all[0].Id!.Split(':')[0], lastEventId: null);
        Texts(ServerSentEvents.Read(await whole.Content.ReadAsStringAsync())).ShouldBe(Texts(all));
    }

    [Theory]
    [InlineData("unknown:3")]
    [InlineData("nonsense")]
    public async Task The_events_of_an_unknown_request_are_not_found(string lastEventId)
    {
        await using var bench = await ServerTestHost.StartAsync();

        using var answer = await AskAsync(bench, lastEventId);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("request.not_known");
    }

    private static List<string> Texts(IEnumerable<(string Name, string? Id, JsonElement Data)> events) =>
        [.. events.Select(item => $"{item.Id} {item.Name} {item.Data.GetRawText()}")];

    private static async Task<HttpResponseMessage> AskAsync(ServerTestHost bench, string? lastEventId)
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

        return await bench.Api.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> FollowAsync(ServerTestHost bench, string requestId, string? lastEventId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/requests/{requestId}/events");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        return await bench.Api.SendAsync(request);
    }
}
