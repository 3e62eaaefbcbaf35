using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Concierge.EndToEndTests.Processes;
using Concierge.Tests.Storage;
using Xunit.Abstractions;

namespace Concierge.EndToEndTests.Cluster;

/// <summary>Three servers behind a balancer are replaced one after the other while they carry calls. The test output has the measured times.</summary>
[Trait("Category", "Database")]
[Trait("Category", "Long")]
public sealed class RollingUpdateTests(PostgresTestServer postgres, ITestOutputHelper output) : IClassFixture<PostgresTestServer>, IDisposable
{
    // A call ends itself after its own limit of 180 s; each move costs it a few seconds of conversation.
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(240);

    private readonly TemporaryHome _home = new();
    private readonly int[] _ports = [LoopbackPorts.FindFreePort(), LoopbackPorts.FindFreePort(), LoopbackPorts.FindFreePort()];
    private readonly ConcurrentBag<string> _calls = [];

    [SkippableFact]
    public async Task ThreeServers_ReplacedUnderLoad_HangNobodyUp()
    {
        await using var balancer = await LoadBalancer.StartAsync(_home, _ports, check: "/health/ready");
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["CALL_PAUSE_SECONDS"] = "0" };
        await using var cluster = await ServerCluster.StartAsync(postgres, _home, _ports, balancer.Port, settings);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{balancer.Port}"), Timeout = ConciergeProcess.Timeout };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ConciergeServerProcess.ApiKey);
        using var replaced = new CancellationTokenSource();

        // One call after the other through the balancer, beside the one that each stopped server has.
        var load = PlaceCallsAsync(client, replaced.Token);
        List<(string Call, DateTimeOffset At)> moved = [];
        for (var server = 0; server < _ports.Length; server++)
        {
            var callId = await cluster[server].PlaceCallAsync(ConciergeServerProcess.CreateReservation(partySize: 2 + server));
            _calls.Add(callId);
            await cluster[server].WaitForConversationAsync(callId);
            moved.Add((callId, TimeProvider.System.GetUtcNow()));
            cluster[server].Process.SendSignal(PosixSignal.Terminate);
            (await cluster[server].Process.WaitForExitAsync()).ShouldBe(0, cluster.Log);
            await cluster.StartServerAsync(server);
            await WaitUntilReadyAsync(cluster[server]);
        }

        await replaced.CancelAsync();
        await load;

        foreach (var callId in _calls)
        {
            var result = await WaitForResultAsync(client, callId);
            result.GetText("outcome").ShouldBe("confirmed", $"{callId}: {result}\n{cluster.Log}");
        }

        var carried = await cluster.Services.GetCallsAsync();
        carried.Count.ShouldBe(_calls.Count, "no call is dialled twice");
        carried.ShouldAllBe(call => call.GetText("status") == "completed");
        var bookings = await cluster[0].Client.GetFromJsonAsync<JsonElement>("/reservations?all=true");
        bookings.GetArrayLength().ShouldBe(_calls.Count, "no booking is stored twice, and none is lost");
        Tell(carried, moved);
    }

    public void Dispose() => _home.Dispose();

    private async Task PlaceCallsAsync(HttpClient client, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            using var answer = await client.PostAsJsonAsync("/calls", ConciergeServerProcess.CreateReservation(), CancellationToken.None);
            if (answer.StatusCode != HttpStatusCode.Accepted)
            {
                // A server that stops refuses new calls until the balancer has noticed it.
                answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, await answer.Content.ReadAsStringAsync(CancellationToken.None));
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, CancellationToken.None);
                continue;
            }

            var callId = (await answer.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None)).GetText("call_id").ShouldNotBeNull();
            _calls.Add(callId);
            await WaitForResultAsync(client, callId);
        }
    }

    // A request that meets the stop of its server is sent again, as any client behind a balancer does.
    private static async Task<JsonElement> WaitForResultAsync(HttpClient client, string callId)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500), TimeProvider.System);
        var startedAt = TimeProvider.System.GetTimestamp();
        var last = "nothing";
        while (TimeProvider.System.GetElapsedTime(startedAt) < LongestCall)
        {
            using var answer = await client.GetAsync($"/calls/{callId}/status");
            last = $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
            if (answer.IsSuccessStatusCode)
            {
                var status = JsonElement.Parse(last[4..]);
                if (status.TryGetProperty("result", out var result) && result.ValueKind == JsonValueKind.Object)
                {
                    return result;
                }
            }

            await timer.WaitForNextTickAsync();
        }

        throw new TimeoutException($"Call {callId} has no result after {LongestCall.TotalSeconds} s. Its server answers: {last}");
    }

    private static async Task WaitUntilReadyAsync(ConciergeServerProcess server)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        using var timeout = new CancellationTokenSource(ConciergeProcess.Timeout, TimeProvider.System);
        while (true)
        {
            using var answer = await server.Client.GetAsync("/health/ready", timeout.Token);
            if (answer.IsSuccessStatusCode)
            {
                return;
            }

            await timer.WaitForNextTickAsync(timeout.Token);
        }
    }

    private void Tell(IReadOnlyList<JsonElement> carried, List<(string Call, DateTimeOffset At)> moved)
    {
        var streams = carried.Select(call => call.GetProperty("streams").GetArrayLength()).ToList();
        output.WriteLine($"{carried.Count} calls, all booked; {streams.Count(count => count > 1)} of them moved, {streams.Sum()} streams");
        List<double> gaps = [];
        foreach (var call in carried)
        {
            var ordered = call.GetProperty("streams").EnumerateArray().OrderBy(stream => stream.GetProperty("connected_at").GetDateTimeOffset()).ToList();
            for (var index = 1; index < ordered.Count; index++)
            {
                var connected = ordered[index].GetProperty("connected_at").GetDateTimeOffset();
                var stopped = moved.Where(entry => entry.At < connected).Select(entry => entry.At).Max();
                var ended = ordered[index - 1].GetProperty("ended_at").GetDateTimeOffset();
                gaps.Add((connected - ended).TotalSeconds);
                output.WriteLine($"  moved: {gaps[^1]:F2} s between two streams, {(connected - stopped).TotalSeconds:F2} s after SIGTERM");
            }
        }

        output.WriteLine($"{gaps.Count} moves, the longest gap {gaps.Max():F2} s");
    }
}
