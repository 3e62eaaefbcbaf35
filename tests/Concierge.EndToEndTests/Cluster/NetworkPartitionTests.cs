using System.Net.Http.Json;
using System.Text.Json;
using Concierge.EndToEndTests.Processes;
using Concierge.Tests.Storage;
using Xunit.Abstractions;

namespace Concierge.EndToEndTests.Cluster;

/// <summary>
/// One server of three no longer reaches the others, nor they it; the database, the balancer and the far ends of the calls still reach all.
/// Runs in a network namespace of its own: <c>eng/test-partition</c>.
/// </summary>
[Trait("Category", "Database")]
[Trait("Category", "Long")]
public sealed class NetworkPartitionTests(PostgresTestServer postgres, ITestOutputHelper output) : IClassFixture<PostgresTestServer>, IDisposable
{
    private readonly TemporaryHome _home = new();
    private readonly int[] _ports = [LoopbackPorts.FindFreePort(), LoopbackPorts.FindFreePort(), LoopbackPorts.FindFreePort()];

    [SkippableFact]
    public async Task OwnerCutOff_AnotherServerAdoptsTheCall_AndTheOwnerJoinsAgain()
    {
        LoopbackFirewall.SkipOutsideANamespace();
        await using var balancer = await LoadBalancer.StartAsync(_home, _ports);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["CALL_PAUSE_SECONDS"] = "0" };
        await using var cluster = await ServerCluster.StartAsync(postgres, _home, _ports, balancer.Port, settings, ownGroups: true);
        var callId = await cluster[0].PlaceCallAsync(ConciergeServerProcess.CreateReservation());
        await cluster[0].WaitForConversationAsync(callId);

        var cutAt = TimeProvider.System.GetUtcNow();
        await CutOffAsync(cluster, server: 0);
        await cluster[1].ReadEventsAsync(callId);

        // The two others have the majority: they declare the owner dead, and one of them adopts its call. The owner ends itself.
        await ShouldBeBookedAsync(cluster, callId, calls: 1);
        (await cluster[0].Process.WaitForExitAsync()).ShouldNotBe(0, "a server that was declared dead ends itself");
        Tell((await cluster.Services.GetCallsAsync())[0], cutAt);

        await LoopbackFirewall.HealAsync();
        await cluster.StartServerAsync(0);
        var next = await cluster[0].PlaceCallAsync(ConciergeServerProcess.CreateReservation(time: "8pm"));
        await cluster[1].ReadEventsAsync(next);
        await ShouldBeBookedAsync(cluster, next, calls: 2);
    }

    [SkippableFact]
    public async Task OwnerCutOff_Briefly_KeepsItsCall()
    {
        LoopbackFirewall.SkipOutsideANamespace();
        await using var balancer = await LoadBalancer.StartAsync(_home, _ports);

        // With this probe time nobody is declared dead within the second that the network is broken.
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["CONCIERGE_CLUSTER_PROBE_MS"] = "5000" };
        await using var cluster = await ServerCluster.StartAsync(postgres, _home, _ports, balancer.Port, settings, ownGroups: true);
        var callId = await cluster[0].PlaceCallAsync(ConciergeServerProcess.CreateReservation());
        await cluster[0].WaitForConversationAsync(callId);

        await CutOffAsync(cluster, server: 0);
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        await LoopbackFirewall.HealAsync();
        await cluster[1].ReadEventsAsync(callId);

        await ShouldBeBookedAsync(cluster, callId, calls: 1);
        (await cluster.Services.GetCallsAsync())[0].GetProperty("streams").GetArrayLength().ShouldBe(1, "the owner has kept the line");
    }

    public void Dispose() => _home.Dispose();

    private async Task CutOffAsync(ServerCluster cluster, int server)
    {
        foreach (var other in Enumerable.Range(0, _ports.Length).Where(other => other != server))
        {
            await LoopbackFirewall.DropAsync(ServerCluster.GetGroup(server), [cluster.SiloPorts[other], _ports[other]]);
            await LoopbackFirewall.DropAsync(ServerCluster.GetGroup(other), [cluster.SiloPorts[server], _ports[server]]);
        }

        // What the server answers at the port that only the others use.
        await LoopbackFirewall.DropAsync(ServerCluster.GetGroup(server), [cluster.SiloPorts[server]]);
    }

    private static async Task ShouldBeBookedAsync(ServerCluster cluster, string callId, int calls)
    {
        var result = (await cluster[2].GetStatusAsync(callId)).GetProperty("result");
        result.GetText("outcome").ShouldBe("confirmed", $"{result}\n{cluster.Log}");
        (await cluster.Services.GetCallsAsync()).Count.ShouldBe(calls, "no call is dialled twice");
        var bookings = await cluster[2].Client.GetFromJsonAsync<JsonElement>("/reservations?all=true");
        bookings.GetArrayLength().ShouldBe(calls);
    }

    private void Tell(JsonElement call, DateTimeOffset cutAt)
    {
        foreach (var stream in call.GetProperty("streams").EnumerateArray())
        {
            output.WriteLine($"stream {(stream.GetProperty("connected_at").GetDateTimeOffset() - cutAt).TotalSeconds:F2} s after the cut: {stream}");
        }
    }
}
