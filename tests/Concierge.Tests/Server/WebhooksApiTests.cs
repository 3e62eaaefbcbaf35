using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Concierge.Server.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Server;

/// <summary>Webhooks: signed, logged, and never into a private network.</summary>
[Trait("Category", "Server")]
public sealed class WebhooksApiTests
{
    [Fact]
    public async Task Call_Ends_IsToldToTheWebhookWithASignature()
    {
        await using var receiver = await ReceiverAsync(StatusCodes.Status204NoContent);
        await using var host = await ServerTestHost.StartAsync(allowsLocalWebhooks: true);
        var webhook = await CreateAsync(host, receiver.Url, "call.ended");

        var callId = await host.CallAsync();
        await host.ReportAsync(callId, "busy");

        var (headers, body) = await Until.DoneAsync(receiver.Received);
        var told = JsonNode.Parse(body)!;
        told["type"]!.GetValue<string>().ShouldBe("call.ended");
        (told["data"]!["call_id"]!.GetValue<string>(), told["data"]!["outcome"]!.GetValue<string>()).ShouldBe((callId, "busy"));
        var secret = Convert.FromBase64String(webhook["secret"]!.GetValue<string>()["whsec_".Length..]);
        var content = Encoding.UTF8.GetBytes($"{headers["webhook-id"]}.{headers["webhook-timestamp"]}.{body}");
        headers["webhook-signature"].ShouldBe($"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, content))}");
        var delivery = await DeliveryAsync(host, webhook, row => row["delivered_at"] is not null);
        (delivery["last_status"]!.GetValue<int>(), delivery["attempts"]!.GetValue<int>()).ShouldBe((204, 1));
    }

    [Fact]
    public async Task Webhook_RemovedTwiceWithOneKey_IsAnsweredTwice()
    {
        await using var host = await ServerTestHost.StartAsync(allowsLocalWebhooks: true);
        var webhook = await CreateAsync(host, "http://127.0.0.1:9/hook", "call.ended");
        for (var repetition = 0; repetition < 2; repetition++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Delete, $"/webhooks/{webhook["id"]}");
            request.Headers.Add("Idempotency-Key", "remove-it");
            using var answer = await host.Api.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        host.Logs.Lines.Where(line => line.StartsWith("Error ", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Webhooks_CreatedAtOnce_AreAtMostTwenty()
    {
        await using var host = await ServerTestHost.StartAsync(allowsLocalWebhooks: true);

        var answers = await Task.WhenAll(Enumerable.Range(0, 26).Select(_ =>
            host.Api.PostAsync("/webhooks", ServerTestHost.Json("""{"url":"http://127.0.0.1:9/hook"}"""))));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(20);
        (await host.Api.GetFromJsonAsync<JsonArray>("/webhooks"))!.Count.ShouldBe(20);
    }

    [Fact]
    public async Task Webhook_NoEventByThatName_IsRefused()
    {
        await using var host = await ServerTestHost.StartAsync(allowsLocalWebhooks: true);

        using var answer = await host.Api.PostAsync("/webhooks", ServerTestHost.Json("""{"url":"http://127.0.0.1:9/hook","events":[null]}"""));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Webhook_Redirects_IsNotFollowedAndTriedAgain()
    {
        await using var receiver = await ReceiverAsync(StatusCodes.Status307TemporaryRedirect);
        await using var host = await ServerTestHost.StartAsync(allowsLocalWebhooks: true);
        var webhook = await CreateAsync(host, receiver.Url, "call.ended");

        await host.ReportAsync(await host.CallAsync(), "busy");

        var delivery = await DeliveryAsync(host, webhook, row => row["last_error"] is not null);
        (delivery["last_error"]!.GetValue<string>(), delivery["delivered_at"]).ShouldBe(("redirect", null));
        delivery["next_attempt_at"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Webhook_Fails_IsSentAgainWithTheSameId()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        List<string> ids = [];
        await using var receiver = await ReceiverAsync(() => ids.Count > 1 ? StatusCodes.Status200OK : StatusCodes.Status500InternalServerError, ids.Add);
        await using var host = await ServerTestHost.StartAsync(time: clock, allowsLocalWebhooks: true);
        var webhook = await CreateAsync(host, receiver.Url, "call.ended");
        await host.ReportAsync(await host.CallAsync(), "busy");
        var failed = await DeliveryAsync(host, webhook, row => row["last_error"] is not null);
        (failed["last_error"]!.GetValue<string>(), failed["last_status"]!.GetValue<int>(), failed["attempts"]!.GetValue<int>()).ShouldBe(("http", 500, 1));
        (failed["next_attempt_at"]!.GetValue<DateTimeOffset>() - failed["created_at"]!.GetValue<DateTimeOffset>()).ShouldBe(TimeSpan.FromSeconds(5));

        // Far enough for the next look at the table, and not as far as the timeout of the request that follows.
        var advances = 0;
        var delivered = await DeliveryAsync(
            host,
            webhook,
            row =>
            {
                if (advances++ < 12)
                {
                    clock.Advance(TimeSpan.FromSeconds(1));
                }

                return row["delivered_at"] is not null;
            });

        delivered["attempts"]!.GetValue<int>().ShouldBe(2);
        ids.Count.ShouldBe(2);
        ids.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Webhook_OfAPerson_IsToldOfTheirOwnCallsOnly()
    {
        await using var receiver = await ReceiverAsync(StatusCodes.Status204NoContent);
        await using var host = await ServerTestHost.StartAsync(allowsLocalWebhooks: true);
        var everybody = await CreateAsync(host, receiver.Url, "call.ended");
        var ann = await CreateAsync(host, receiver.Url, "call.ended", user: "ann");
        var bob = await CreateAsync(host, receiver.Url, "call.ended", user: "bob");

        var callId = await host.CallAsync(user: "ann");
        await host.ReportAsync(callId, "busy");

        await DeliveryAsync(host, everybody, row => row["delivered_at"] is not null);
        await DeliveryAsync(host, ann, row => row["delivered_at"] is not null);
        (await host.Api.GetFromJsonAsync<JsonArray>($"/webhooks/{bob["id"]}/deliveries"))!.ShouldBeEmpty();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/webhooks/{ann["id"]}/deliveries");
        request.Headers.Add("X-Concierge-User", "bob");
        using var hidden = await host.Api.SendAsync(request);
        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Delivery_ToAPrivateAddress_IsNotMade()
    {
        await using var host = await ServerTestHost.StartAsync();
        var webhook = await CreateAsync(host, "https://localhost:9/hook", "call.ended");

        await host.ReportAsync(await host.CallAsync(), "busy");

        (await DeliveryAsync(host, webhook, row => row["last_error"] is not null))["last_error"]!.GetValue<string>().ShouldBe("address");
    }

    [Theory]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("http://example.com/")]
    [InlineData("https://user@example.com/")]
    [InlineData("ftp://example.com/")]
    [InlineData("nowhere")]
    public async Task PostWebhooks_InvalidUrl_IsRefused(string url)
    {
        await using var host = await ServerTestHost.StartAsync();

        using var refused = await host.Api.PostAsync("/webhooks", ServerTestHost.Json($$"""{"url":"{{url}}"}"""));

        ((int)refused.StatusCode).ShouldBe(422);
        (await refused.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>().ShouldBe("webhook.url");
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fd00::1")]
    [InlineData("fe80::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    public void IsAllowed_AddressThatIsNotPublic_IsRefused(string address) =>
        new PublicAddressPolicy(allowsLocal: false).IsAllowed(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("172.32.0.1")]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946")]
    public void IsAllowed_PublicAddress_IsAllowed(string address) =>
        new PublicAddressPolicy(allowsLocal: false).IsAllowed(IPAddress.Parse(address)).ShouldBeTrue();

    [Fact]
    public async Task Connect_NameOfAPrivateAddress_IsRefused() =>
        await Should.ThrowAsync<ForbiddenAddressException>(
            async () => await new PublicAddressPolicy(allowsLocal: false).ConnectAsync(new DnsEndPoint("localhost", 443), CancellationToken.None));

    private static async Task<JsonObject> CreateAsync(ServerTestHost host, string url, string name, string? user = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks") { Content = ServerTestHost.Json($$"""{"url":"{{url}}","events":["{{name}}"]}""") };
        if (user is not null)
        {
            request.Headers.Add("X-Concierge-User", user);
        }

        using var created = await host.Api.SendAsync(request);
        created.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await created.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private static async Task<JsonNode> DeliveryAsync(ServerTestHost host, JsonObject webhook, Func<JsonNode, bool> isDone)
    {
        JsonNode? found = null;
        await Until.TrueAsync(
            async () =>
            {
                found = (await host.Api.GetFromJsonAsync<JsonArray>($"/webhooks/{webhook["id"]}/deliveries"))!.FirstOrDefault();
                return found is not null && isDone(found);
            },
            "the delivery");
        return found!;
    }

    private static Task<Receiver> ReceiverAsync(int status) => ReceiverAsync(() => status, _ => { });

    private static async Task<Receiver> ReceiverAsync(Func<int> getStatus, Action<string> onId)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var received = new TaskCompletionSource<(Dictionary<string, string> Headers, string Body)>(TaskCreationOptions.RunContinuationsAsynchronously);
        app.MapPost("/hook", async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            onId(context.Request.Headers["webhook-id"].ToString());
            context.Response.StatusCode = getStatus();
            context.Response.Headers.Location = "/elsewhere";
            received.TrySetResult((context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()), body));
        });
        await app.StartAsync();
        return new Receiver(app, $"{app.Urls.First()}/hook", received.Task);
    }

    private sealed record Receiver(WebApplication App, string Url, Task<(Dictionary<string, string> Headers, string Body)> Received) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
