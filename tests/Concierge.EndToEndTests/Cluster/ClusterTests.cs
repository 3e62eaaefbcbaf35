using System.Net.Http.Json;
using System.Text.Json;
using Concierge.EndToEndTests.Processes;
using Concierge.Tests.Storage;

namespace Concierge.EndToEndTests.Cluster;

/// <summary>Two servers of a cluster in real time: requests and media streams reach the owner of a call, and the other one adopts it when the owner dies.</summary>
[Trait("Category", "Database")]
public sealed class ClusterTests(PostgresTestServer postgres) : IClassFixture<PostgresTestServer>, IDisposable
{
    private readonly TemporaryHome _home = new();

    [SkippableFact]
    [Trait("Category", "Long")]
    public async Task KilledOwner_TheOtherServerAdoptsTheCallAndBooks()
    {
        int[] ports = [LoopbackPorts.FindFreePort(), LoopbackPorts.FindFreePort()];

        // The telephone network reaches the server that does not own the call.
        await using var cluster = await ServerCluster.StartAsync(postgres, _home, ports, publicPort: ports[1]);
        var callId = await cluster[0].PlaceCallAsync(ConciergeServerProcess.CreateReservation());
        await cluster[0].WaitForConversationAsync(callId);
        (await cluster[1].GetStatusAsync(callId)).GetText("status").ShouldBe("in_progress", "the request is forwarded to the owner");

        cluster[0].Process.SendSignal(PosixSignal.Kill);
        await cluster[0].Process.WaitForExitAsync();
        var events = await cluster[1].ReadEventsAsync(callId);

        var result = (await cluster[1].GetStatusAsync(callId)).GetProperty("result");
        result.GetText("outcome").ShouldBe("confirmed", result.ToString());
        var turns = PrintedTurn.ParseAll(result.GetProperty("transcript"));
        turns.ShouldContain(turn => turn.Text.Contains("I lost you for a second", StringComparison.Ordinal));
        events.ShouldContain(item => item.Data.Contains("call.taken_up", StringComparison.Ordinal));
        (await cluster.Services.GetCallsAsync()).ShouldHaveSingleItem().GetText("status").ShouldBe("completed");
        var bookings = await cluster[1].Client.GetFromJsonAsync<JsonElement>("/reservations?all=true");
        bookings.GetArrayLength().ShouldBe(1);
        bookings[0].GetText("confirmation_number").ShouldBe(result.GetText("confirmation_number"));
    }

    public void Dispose() => _home.Dispose();
}
