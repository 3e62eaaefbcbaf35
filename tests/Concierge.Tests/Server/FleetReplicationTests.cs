using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Server;

/// <summary>The replication of calls between servers.</summary>
public sealed class FleetReplicationTests
{
    [Fact]
    public async Task Replication_Call_SendsEveryTurnAndTheEnd()
    {
        await using var peer = await RecordingPeer.StartAsync();
        await using var host = await ServerTestHost.StartAsync(settings => settings with { Server = settings.Server with { Peers = [peer.Address] } });

        var (callId, _) = await ScriptedCall.PlayAsync(host, () => Until.TrueAsync(() => peer.Snapshots.Any(text => text.Contains("BK472\"", StringComparison.Ordinal)), "the report to be told"));
        await Until.TrueAsync(() => peer.Requests.Any(request => request.Method == "DELETE"), "the end to be told");

        var told = peer.Snapshots.Select(text => JsonNode.Parse(text)!).ToList();
        told.ShouldAllBe(snapshot => snapshot["call_sid"] != null);
        told[^1]["transcript"]!.AsArray().Count.ShouldBeGreaterThan(1);
        told[^1]["report"]!["confirmation_number"]!.GetValue<string>().ShouldBe("BK472");
        peer.Requests[^1].Target.ShouldBe($"/fleet/calls/{callId}?owner={told[^1]["owner"]}");
        peer.Requests.Where(request => request.Method != "GET").ShouldAllBe(request => request.Key == $"Bearer {ServerTestHost.ApiKey}");
    }

    [Fact]
    public async Task Replication_Superseded_RelinquishesWithoutHangingUp()
    {
        await using var peer = await RecordingPeer.StartAsync();
        await using var host = await ServerTestHost.StartAsync(settings => settings with { Server = settings.Server with { Peers = [peer.Address] } });
        var configuring = host.Voice.ConfigureAsync();
        var callId = await host.CallAsync();
        await configuring;
        peer.Status = 409;

        await host.ReportAsync(callId, "in-progress");

        while (await host.Voice.ReceiveAsync() is not null)
        {
            // Reads the remaining messages until the voice session closes.
        }

        using var view = await host.Api.GetAsync($"/calls/{callId}");
        view.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        host.TwilioServer.Requests.ShouldAllBe(request => !request.IsEnd);
    }

    [Fact]
    public async Task FindOwner_SilentPeer_TakesAtMostTheTimeout()
    {
        // A peer that accepts connections and never answers.
        using var silent = new CuttableConnection();
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await ServerTestHost.StartAsync(settings => settings with { Server = settings.Server with { Peers = [silent.Address] } }, time);
        var callId = await host.CallAsync();

        await host.ReportAsync(callId, "ringing");
        var unknown = host.Api.GetAsync("/calls/0123456789abcdef");
        var early = await Task.WhenAny(unknown, host.Api.GetAsync($"/calls/{callId}/status"));

        early.ShouldNotBe(unknown);
        await Until.TrueAsync(
            () =>
            {
                time.Advance(TimeSpan.FromMilliseconds(100));
                return unknown.IsCompleted;
            },
            "the answer");
        using var answer = await unknown;
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Replication_PeersAreDown_DoesNotAffectTheCall()
    {
        using var gone = new CuttableConnection();
        gone.Cut();
        await using var host = await ServerTestHost.StartAsync(settings => settings with { Server = settings.Server with { Peers = [gone.Address] } });

        var (callId, _) = await ScriptedCall.PlayAsync(host);
        using var answer = await host.TwilioAsync(HttpMethod.Get, "/twiml?call_id=0123456789abcdef");

        (await host.Api.GetStringAsync($"/calls/{callId}/status")).ShouldContain("\"outcome\":\"confirmed\"");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("<Hangup");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task FleetEndpoints_WithoutKeyOrPeers_AreClosed(string method)
    {
        await using var fleet = await FleetTestHost.StartAsync(2);
        await using var alone = await ServerTestHost.StartAsync();

        using var anonymous = await SendAsync(fleet[0].AnonymousClient, method);
        using var known = await SendAsync(fleet[0].Api, method);
        using var lonely = await SendAsync(alone.Api, method);

        anonymous.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        ((int)known.StatusCode).ShouldBe(method switch { "GET" => 404, "PUT" => 422, _ => 204 });
        lonely.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        static Task<HttpResponseMessage> SendAsync(HttpClient http, string method) =>
            http.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/fleet/calls/0123456789abcdef?owner=x") { Content = method == "PUT" ? ServerTestHost.Json("{}") : null });
    }

    [Fact]
    public async Task Replica_EndedOrExpired_IsRemoved()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await ServerTestHost.StartAsync(settings => settings with { Server = settings.Server with { Peers = [new Uri("http://127.0.0.1:9")] } }, time);
        var snapshot = SnapshotJson.Create("00000000000000aa");
        var target = $"/fleet/calls/{snapshot["id"]}";

        (await StatusAsync(HttpMethod.Put, target)).ShouldBe(204);
        (await StatusAsync(HttpMethod.Delete, $"{target}?owner=00000000000000bb")).ShouldBe(204);
        (await StatusAsync(HttpMethod.Get, target.Replace("/fleet", "", StringComparison.Ordinal))).ShouldBe(502, "only its owner may say that it has ended");
        (await StatusAsync(HttpMethod.Delete, $"{target}?owner=00000000000000aa")).ShouldBe(204);
        (await StatusAsync(HttpMethod.Get, target.Replace("/fleet", "", StringComparison.Ordinal))).ShouldBe(404);
        (await StatusAsync(HttpMethod.Put, target)).ShouldBe(204);
        time.Advance(TimeSpan.FromMinutes(5));
        (await StatusAsync(HttpMethod.Get, target.Replace("/fleet", "", StringComparison.Ordinal))).ShouldBe(404);

        async Task<int> StatusAsync(HttpMethod method, string asked)
        {
            using var request = new HttpRequestMessage(method, asked) { Content = method == HttpMethod.Put ? ServerTestHost.Json(snapshot.ToJsonString()) : null };
            using var answer = await host.Api.SendAsync(request);
            return (int)answer.StatusCode;
        }
    }

    [Fact]
    public async Task PutSnapshot_Oversized_IsRefused()
    {
        await using var fleet = await FleetTestHost.StartAsync(2);

        using var answer = await fleet[0].Api.PutAsync("/fleet/calls/0123456789abcdef", ServerTestHost.Json($"\"{new string('x', 600_000)}\""));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        fleet[0].Logs.Lines.ShouldAllBe(line => !line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Adopt_Call_KeepsItsTimeLimit()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await ServerTestHost.StartAsync(settings => settings with { Server = settings.Server with { Peers = [new Uri("http://127.0.0.1:9")] } }, time);
        var snapshot = SnapshotJson.Create("00000000000000aa");
        var callId = snapshot["id"]!.GetValue<string>();
        using var kept = await host.Api.PutAsync($"/fleet/calls/{callId}", ServerTestHost.Json(snapshot.ToJsonString()));
        time.Advance(TimeSpan.FromSeconds(30));
        (await host.ParametersAsync(callId))["call_id"].ShouldBe(callId);

        (await host.Api.GetStringAsync($"/calls/{callId}/status")).ShouldContain("\"status\":\"pending\"");
        time.Advance(TimeSpan.FromSeconds(71));

        (await Until.DoneAsync(host.Api.GetStringAsync($"/calls/{callId}/events"))).ShouldContain("call.timed_out");
    }
}
