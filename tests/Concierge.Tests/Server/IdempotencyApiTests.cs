using System.Net.Http.Json;
using System.Text.Json;

namespace Concierge.Tests.Server;

/// <summary>Requests with an Idempotency-Key are carried out once.</summary>
[Trait("Category", "Server")]
public sealed class IdempotencyApiTests
{
    private const string Words = """{"text":"Book a table at Luigi's for 4 tomorrow at 7pm"}""";

    [Fact]
    public async Task PostCalls_SameKey_CallsOnceAndAnswersAlike()
    {
        await using var host = await ServerTestHost.StartAsync();

        using var first = await SendAsync(host, "/calls", ServerTestHost.Booking, "k1");
        using var second = await SendAsync(host, "/calls", ServerTestHost.Booking, "k1");

        ((int)first.StatusCode, (int)second.StatusCode).ShouldBe((202, 202));
        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        second.Headers.Location.ShouldBe(first.Headers.Location);
        host.TwilioServer.Requests.Count(request => request.IsCreate).ShouldBe(1);
    }

    [Fact]
    public async Task PostCalls_OtherKeyOrUser_CallsAgain()
    {
        await using var host = await ServerTestHost.StartAsync();

        using var first = await SendAsync(host, "/calls", ServerTestHost.Booking, "k1");
        using var other = await SendAsync(host, "/calls", ServerTestHost.Booking, "k2");
        using var user = await SendAsync(host, "/calls", ServerTestHost.Booking, "k1", user: "ann");

        host.TwilioServer.Requests.Count(request => request.IsCreate).ShouldBe(3);
    }

    [Fact]
    public async Task PostCalls_SameKeyWithOtherContent_IsRefused()
    {
        await using var host = await ServerTestHost.StartAsync();
        using var first = await SendAsync(host, "/calls", ServerTestHost.Booking, "k1");

        using var second = await SendAsync(host, "/calls", ServerTestHost.Booking.Replace("7pm", "8pm", StringComparison.Ordinal), "k1");

        (await ProblemAsync(second)).ShouldBe((422, "idempotency.other_content"));
        host.TwilioServer.Requests.Count(request => request.IsCreate).ShouldBe(1);
    }

    [Fact]
    public async Task PostCalls_Refused_MayBeSentAgain()
    {
        await using var host = await ServerTestHost.StartAsync();

        using var first = await SendAsync(host, "/calls", """{"restaurant_name":"Luigi's"}""", "k1");
        using var second = await SendAsync(host, "/calls", """{"restaurant_name":"Luigi's"}""", "k1");

        (await ProblemAsync(first)).ShouldBe((422, "request.missing_field"));
        (await ProblemAsync(second)).ShouldBe((422, "request.missing_field"));
    }

    [Fact]
    public async Task PostCalls_InvalidKey_IsRefused()
    {
        await using var host = await ServerTestHost.StartAsync();

        using var refused = await SendAsync(host, "/calls", ServerTestHost.Booking, "two words");

        (await ProblemAsync(refused)).ShouldBe((422, "idempotency.key"));
        host.TwilioServer.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task PostRequests_SameKey_FollowsTheSameRequestFromTheStart()
    {
        await using var host = await ServerTestHost.StartAsync();
        var first = SendAsync(host, "/requests", Words, "k1", events: true);
        await Until.TrueAsync(() => host.TwilioServer.Requests.Any(request => request.IsCreate), "the call");
        var second = SendAsync(host, "/requests", Words, "k1", events: true);
        var calls = await host.Api.GetFromJsonAsync<JsonElement>("/calls");
        await host.ReportAsync(calls[0].GetProperty("call_id").GetString()!, "busy");

        using var one = await first;
        using var two = await second;
        var (events, again) = (ServerSentEvents.Read(await one.Content.ReadAsStringAsync()), ServerSentEvents.Read(await two.Content.ReadAsStringAsync()));

        again.Select(item => item.Id).ShouldBe(events.Select(item => item.Id));
        again[^1].Name.ShouldBe("answer");
        using var later = await SendAsync(host, "/requests", Words, "k1");
        (await later.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("result").GetProperty("outcome").GetString().ShouldBe("busy");
        host.TwilioServer.Requests.Count(request => request.IsCreate).ShouldBe(1);
    }

    private static async Task<HttpResponseMessage> SendAsync(
        ServerTestHost host, string path, string body, string key, string? user = null, bool events = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = ServerTestHost.Json(body) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (user is not null)
        {
            request.Headers.Add("X-Concierge-User", user);
        }

        if (events)
        {
            request.Headers.Add("Accept", "text/event-stream");
        }

        return await host.Api.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task<(int Status, string? Code)> ProblemAsync(HttpResponseMessage answer) =>
        ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
}
