using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Concierge.Server.Security;
using Concierge.Server.Webhooks;
using Concierge.Storage.Engines;
using Concierge.Storage.Webhooks;
using Concierge.Tests.Server.Console;
using Concierge.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Server;

/// <summary>Several servers that share a database answer as one.</summary>
[Trait("Category", "Server")]
public abstract class SeveralServersTests(ITestDatabaseFactory databases)
{
    private const string Words = """{"text":"Book a table at Luigi's for 4 tomorrow at 7pm"}""";

    // Both servers decrypt what one has stored.
    private static readonly byte[] DataKey = RandomNumberGenerator.GetBytes(32);

    [SkippableFact]
    public async Task PostRequests_RepeatedAtAnotherServer_HasTheSameStreamFromTheStart()
    {
        var (first, second) = await StartAsync();
        await using var one = first;
        await using var two = second;
        var streaming = SendAsync(one, events: true);
        await Until.TrueAsync(() => one.TwilioServer.Requests.Any(request => request.IsCreate), "the call");
        var repeating = SendAsync(two, events: true);
        using var repeated = await repeating;
        var reading = repeated.Content.ReadAsStringAsync();
        var calls = await one.Api.GetFromJsonAsync<JsonElement>("/calls");
        await one.ReportAsync(calls[0].GetProperty("call_id").GetString()!, "busy");

        using var streamed = await streaming;
        var events = ServerSentEvents.Read(await streamed.Content.ReadAsStringAsync());
        var again = ServerSentEvents.Read(await Until.DoneAsync(reading));

        again.Select(item => (item.Id, item.Name)).ShouldBe(events.Select(item => (item.Id, item.Name)));
        again[^1].Name.ShouldBe("answer");
        two.TwilioServer.Requests.ShouldBeEmpty();

        // The rest of the events, and the answer alone, are at both servers, too.
        using var rest = new HttpRequestMessage(HttpMethod.Get, $"/requests/{events[0].Id!.Split(':')[0]}/events");
        rest.Headers.Add("Last-Event-ID", events[^2].Id);
        using var followed = await two.Api.SendAsync(rest);
        ServerSentEvents.Read(await followed.Content.ReadAsStringAsync()).Select(item => item.Id).ShouldBe([events[^1].Id]);
        using var later = await SendAsync(two, events: false);
        (await later.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("result").GetProperty("outcome").GetString().ShouldBe("busy");
    }

    [SkippableFact]
    public async Task GetRestaurants_RightAfterAChangeAtTheOtherServer_ListsIt()
    {
        var (first, second) = await StartAsync();
        await using var one = first;
        await using var two = second;
        (await two.Api.GetStringAsync("/restaurants")).ShouldNotContain("Trattoria Roma");

        using var added = await one.Api.PostAsync("/restaurants", ServerTestHost.Json("""{"name":"Trattoria Roma","phone_number":"+497531998877"}"""));

        (await two.Api.GetStringAsync("/restaurants")).ShouldContain("Trattoria Roma");
    }

    [SkippableFact]
    public async Task DueDeliveries_ClaimedByManyAtOnce_AreClaimedOnce()
    {
        var (first, second) = await StartAsync();
        await using var one = first;
        await using var two = second;
        WebhookStore[] stores = [one.App.Services.GetRequiredService<WebhookStore>(), two.App.Services.GetRequiredService<WebhookStore>()];

        // A receiver that is not public: the servers' own senders try, and nobody is reached.
        var webhook = (await stores[0].TryAddAsync("https://127.0.0.1:9/", "", WebhookSignature.CreateSecret(), maximum: 20, CancellationToken.None)).ShouldNotBeNull();
        foreach (var store in stores)
        {
            await store.EnqueueAsync(new WebhookMessage(null, WebhookEventNames.CallEnded, "call 1", "{}"), CancellationToken.None);
        }

        (await stores[1].ListDeliveriesAsync(webhook.Id, limit: 9, offset: 0, CancellationToken.None)).Count.ShouldBe(1);
        for (var number = 2; number <= 12; number++)
        {
            await stores[0].EnqueueAsync(new WebhookMessage(null, WebhookEventNames.CallEnded, $"call {number}", "{}"), CancellationToken.None);
        }

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(place => Task.Run(() => stores[place % 2].TakeDueAsync(limit: 40, CancellationToken.None))));

        var claimed = claims.SelectMany(claim => claim).Select(delivery => delivery.Id).ToList();
        claimed.Distinct(StringComparer.Ordinal).Count().ShouldBe(claimed.Count);
        (await stores[1].ListDeliveriesAsync(webhook.Id, limit: 99, offset: 0, CancellationToken.None)).ShouldAllBe(row => row.Attempts == 1);
    }

    [SkippableFact]
    public async Task RevokedCalendarAddressAndEndedSession_AreRefusedByTheOtherServer()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var (first, second) = await StartAsync(time);
        await using var one = first;
        await using var two = second;
        using var subscribed = await one.Api.PostAsync("/reservations/subscription", content: null);
        var address = new Uri((await subscribed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("url").GetString()!).PathAndQuery;
        using var browser = one.Open();
        using var signedIn = await browser.PostAsync("/console/session", ServerTestHost.Json($$"""{"key":"{{ServerTestHost.ApiKey}}"}"""));
        using var copy = new HttpClient { BaseAddress = two.AnonymousClient.BaseAddress };
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        copy.DefaultRequestHeaders.Add("Cookie", ConsoleHost.RenameCookie(cookie, two.AnonymousClient.BaseAddress!.Port));
        (await two.AnonymousClient.GetAsync(address).ReadCodeAsync()).Status.ShouldBe(200);
        (await copy.GetAsync("/calls").ReadCodeAsync()).Status.ShouldBe(200);

        (await one.Api.DeleteAsync("/reservations/subscription").ReadCodeAsync()).Status.ShouldBe(204);
        (await browser.DeleteAsync("/console/session").ReadCodeAsync()).Status.ShouldBe(204);
        time.Advance(EndedSessions.Freshness);

        (await two.AnonymousClient.GetAsync(address).ReadCodeAsync()).ShouldBe((401, "api.unauthorized"));
        (await copy.GetAsync("/calls").ReadCodeAsync()).ShouldBe((401, "session.required"));
    }

    private async Task<(ServerTestHost First, ServerTestHost Second)> StartAsync(TimeProvider? time = null)
    {
        var location = await databases.CreateAsync();
        await using (var database = new Database(location, Microsoft.Extensions.Logging.Abstractions.NullLogger<Database>.Instance))
        {
            await database.OpenAsync(CancellationToken.None);
        }

        return (await StartOneAsync(), await StartOneAsync());

        Task<ServerTestHost> StartOneAsync() =>
            ServerTestHost.StartAsync(settings => settings with { Storage = settings.Storage with { DataKey = DataKey } }, time: time, database: location);
    }

    private static async Task<HttpResponseMessage> SendAsync(ServerTestHost host, bool events)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/requests") { Content = ServerTestHost.Json(Words) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", "k1");
        if (events)
        {
            request.Headers.Add("Accept", "text/event-stream");
        }

        return await host.Api.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
