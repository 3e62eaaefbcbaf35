using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Concierge.EndToEndTests.Processes;
using Concierge.Tests.Storage;
using Xunit.Abstractions;

namespace Concierge.EndToEndTests.Cluster;

/// <summary>Three servers behind a balancer without stickiness, and what can happen to them. The test output has the measured times.</summary>
[Trait("Category", "Database")]
[Trait("Category", "Long")]
public sealed class ClusterFailureTests(PostgresTestServer postgres, ITestOutputHelper output) : IClassFixture<PostgresTestServer>, IDisposable
{
    // Ten rounds of three calls take twenty minutes.
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("CLUSTER_ROUNDS") ?? "10", CultureInfo.InvariantCulture);

    private readonly TemporaryHome _home = new();
    private readonly int[] _ports = [LoopbackPorts.FindFreePort(), LoopbackPorts.FindFreePort(), LoopbackPorts.FindFreePort()];

    [SkippableFact]
    public async Task RequestsEverywhere_TheCallIsBooked()
    {
        await using var balancer = await LoadBalancer.StartAsync(_home, _ports);
        await using var cluster = await ServerCluster.StartAsync(postgres, _home, _ports, balancer.Port);

        var callId = await cluster[0].PlaceCallAsync(ConciergeServerProcess.CreateReservation());
        await cluster[1].ReadEventsAsync(callId);

        await ShouldBeBookedAsync(cluster, server: 2, callId);
        (await cluster.Services.GetCallsAsync()).ShouldHaveSingleItem().GetProperty("streams").GetArrayLength().ShouldBe(1);
    }

    [SkippableTheory]
    [InlineData("ringing")]
    [InlineData("in_progress")]
    [InlineData("turn")]
    public async Task KilledOwner_InEachPhase_AnotherServerAdoptsTheCall(string phase)
    {
        await using var balancer = await LoadBalancer.StartAsync(_home, _ports);
        await using var cluster = await ServerCluster.StartAsync(postgres, _home, _ports, balancer.Port);
        var callId = await cluster[0].PlaceCallAsync(ConciergeServerProcess.CreateReservation());
        await cluster[0].WaitForEventAsync(callId, phase);

        var killedAt = TimeProvider.System.GetUtcNow();
        cluster[0].Process.SendSignal(PosixSignal.Kill);
        await cluster[0].Process.WaitForExitAsync();
        await cluster[1].ReadEventsAsync(callId);

        await ShouldBeBookedAsync(cluster, server: 2, callId);
        await TellGapsAsync(cluster, killedAt, $"kill -9 at {phase}");
    }

    [SkippableFact]
    public async Task KilledOwners_ThirtyCallsInEachPhase_AreAllAdopted()
    {
        await using var balancer = await LoadBalancer.StartAsync(_home, _ports);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["CALL_PAUSE_SECONDS"] = "0" };
        await using var cluster = await ServerCluster.StartAsync(postgres, _home, _ports, balancer.Port, settings);
        var booked = 0;
        for (var round = 0; round < Rounds; round++)
        {
            // Three calls keep two cores busy: one in a conversation, one just answered, one that still rings.
            var (owner, other) = (round % _ports.Length, (round + 1) % _ports.Length);
            List<string> calls = [];
            foreach (var phase in (string[])["turn", "in_progress", "ringing"])
            {
                calls.Add(await cluster[owner].PlaceCallAsync(ConciergeServerProcess.CreateReservation(partySize: 2 + calls.Count)));
                await cluster[owner].WaitForEventAsync(calls[^1], phase);
            }

            cluster[owner].Process.SendSignal(PosixSignal.Kill);
            await cluster[owner].Process.WaitForExitAsync();
            foreach (var callId in calls)
            {
                using var answer = await cluster[other].Client.GetAsync($"/calls/{callId}/status");
                answer.IsSuccessStatusCode.ShouldBeTrue($"round {round}, call {calls.IndexOf(callId)} ({callId})\n{cluster.Log}");
            }

            await Task.WhenAll(calls.Select(cluster[other].ReadEventsAsync));

            foreach (var callId in calls)
            {
                var result = (await cluster[other].GetStatusAsync(callId)).GetProperty("result");
                result.GetText("outcome").ShouldBe("confirmed", $"round {round}: {result}\n{string.Join('\n', await cluster.Services.GetCallsAsync())}\n{cluster.Log}");
                booked++;
            }

            (await cluster.Services.GetCallsAsync()).Count.ShouldBe(booked, "no call is dialled twice");
            var bookings = await cluster[other].Client.GetFromJsonAsync<JsonElement>("/reservations?all=true");
            bookings.GetArrayLength().ShouldBe(booked, "no booking is stored twice, and none is lost");
            output.WriteLine($"round {round}: {booked} calls adopted and booked");
            await cluster.StartServerAsync(owner);
        }
    }

    [SkippableFact]
    public async Task PausedOwner_DoesNothingWhenItWakes()
    {
        await using var balancer = await LoadBalancer.StartAsync(_home, _ports);
        await using var cluster = await ServerCluster.StartAsync(postgres, _home, _ports, balancer.Port);
        var callId = await cluster[0].PlaceCallAsync(ConciergeServerProcess.CreateReservation());
        await cluster[0].WaitForConversationAsync(callId);

        var pausedAt = TimeProvider.System.GetUtcNow();
        cluster[0].Process.SendSignal(PosixSignal.Stop);
        await cluster[1].WaitForEventAsync(callId, "warning");
        cluster[0].Process.SendSignal(PosixSignal.Continue);
        await cluster[1].ReadEventsAsync(callId);

        await ShouldBeBookedAsync(cluster, server: 2, callId);
        await TellGapsAsync(cluster, pausedAt, "SIGSTOP");
        (await cluster[0].Process.WaitForExitAsync()).ShouldBe(134);
        cluster[0].Process.Lines.ShouldContain(line => line.Contains("cluster.declared_dead", StringComparison.Ordinal));
        cluster[0].Process.Lines.ShouldNotContain(line => line.TrimStart().StartsWith("at Orleans", StringComparison.Ordinal));
        output.WriteLine(string.Join('\n', cluster[0].Process.Lines.Where(line => line.Contains("paused", StringComparison.Ordinal) || line.Contains("adopted", StringComparison.Ordinal))));
    }

    [SkippableFact]
    public async Task StoppedOwner_HandsTheCallOver()
    {
        await using var balancer = await LoadBalancer.StartAsync(_home, _ports);
        await using var cluster = await ServerCluster.StartAsync(postgres, _home, _ports, balancer.Port);
        var callId = await cluster[0].PlaceCallAsync(ConciergeServerProcess.CreateReservation());
        await cluster[0].WaitForConversationAsync(callId);

        var stoppedAt = TimeProvider.System.GetUtcNow();
        cluster[0].Process.SendSignal(PosixSignal.Terminate);
        (await cluster[0].Process.WaitForExitAsync()).ShouldBe(0);
        await cluster[1].ReadEventsAsync(callId);

        await ShouldBeBookedAsync(cluster, server: 2, callId);
        await TellGapsAsync(cluster, stoppedAt, "SIGTERM");
    }

    [SkippableFact]
    public async Task PostgresAway_RunningCallGoesOnAndNewOnesAreRefused()
    {
        await using var balancer = await LoadBalancer.StartAsync(_home, _ports);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["CALL_PAUSE_SECONDS"] = "0" };
        await using var cluster = await ServerCluster.StartAsync(postgres, _home, _ports, balancer.Port, settings);
        var callId = await cluster[0].PlaceCallAsync(ConciergeServerProcess.CreateReservation());
        await cluster[0].WaitForConversationAsync(callId);

        await postgres.StopAsync();
        try
        {
            using var refused = await cluster[1].Client.PostAsJsonAsync("/calls", ConciergeServerProcess.CreateReservation(phoneNumber: "+14155550199"));
            ((int)refused.StatusCode).ShouldBe(503);
            (await refused.Content.ReadAsStringAsync()).ShouldContain("storage.");
            await Task.Delay(TimeSpan.FromSeconds(45), TimeProvider.System);
        }
        finally
        {
            await postgres.StartAgainAsync();
        }

        await cluster[1].ReadEventsAsync(callId);
        var result = (await cluster[2].GetStatusAsync(callId)).GetProperty("result");
        result.GetText("outcome").ShouldBe("confirmed", result.ToString());
        PrintedTurn.ParseAll(result.GetProperty("transcript")).ShouldNotContain(turn => turn.Text.Contains("I lost you", StringComparison.Ordinal));
        var next = await cluster[1].PlaceCallAsync(ConciergeServerProcess.CreateReservation(time: "8pm"));
        await cluster[2].ReadEventsAsync(next);
    }

    public void Dispose() => _home.Dispose();

    private static async Task ShouldBeBookedAsync(ServerCluster cluster, int server, string callId)
    {
        var result = (await cluster[server].GetStatusAsync(callId)).GetProperty("result");
        result.GetText("outcome").ShouldBe("confirmed", $"{result}\n{cluster.Log}");
        (await cluster.Services.GetCallsAsync()).ShouldHaveSingleItem("no call is dialled twice").GetText("status").ShouldBe("completed");
        var bookings = await cluster[server].Client.GetFromJsonAsync<JsonElement>("/reservations?all=true");
        bookings.GetArrayLength().ShouldBe(1);
        bookings[0].GetText("confirmation_number").ShouldBe(result.GetText("confirmation_number"));
    }

    private async Task TellGapsAsync(ServerCluster cluster, DateTimeOffset failedAt, string what)
    {
        var streams = (await cluster.Services.GetCallsAsync())[0].GetProperty("streams").EnumerateArray().ToList();
        var next = streams.Find(stream => stream.GetProperty("connected_at").GetDateTimeOffset() > failedAt);
        if (next.ValueKind == JsonValueKind.Object)
        {
            var connected = next.GetProperty("connected_at").GetDateTimeOffset();
            var audio = next.GetProperty("first_audio_at").ValueKind == JsonValueKind.String ? next.GetProperty("first_audio_at").GetDateTimeOffset() : connected;
            output.WriteLine($"{what}: the next stream after {(connected - failedAt).TotalSeconds:F2} s, its first audio after {(audio - failedAt).TotalSeconds:F2} s");
        }

        output.WriteLine(string.Join('\n', streams.Select(stream => stream.ToString())));
    }
}
