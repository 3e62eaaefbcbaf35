using System.Net.Http.Json;
using System.Text.Json;
using Concierge.EndToEndTests.Processes;
using Concierge.Tests.Storage;

namespace Concierge.EndToEndTests.Storage;

/// <summary>A rolling update across a change of the schema: a server of the former release runs beside one of this release, on one PostgreSQL.</summary>
[Trait("Category", "Database")]
[Trait("Category", "Long")]
public sealed class RollingSchemaTests(PostgresTestServer postgres) : IClassFixture<PostgresTestServer>, IDisposable
{
    private readonly TemporaryHome _home = new();

    [SkippableFact]
    public async Task FormerRelease_RunsBesideThisOne_BothBookAndReadTheOthersBookings()
    {
        var database = await postgres.CreateConnectionStringAsync();
        using var release = await FormerRelease.BuildAsync(_home);
        var (formerPort, port) = (LoopbackPorts.FindFreePort(), LoopbackPorts.FindFreePort());
        await using var formerServices = await RehearsalServices.StartAsync(_home, formerPort);
        await using var services = await RehearsalServices.StartAsync(_home, port);
        await using var former = await ConciergeServerProcess.StartAsync(_home, formerPort, Create(formerServices, database), release.Program);
        var first = await former.PlaceCallAsync(ConciergeServerProcess.CreateReservation());
        await former.WaitForConversationAsync(first);

        // This release migrates the database while the former one has a call.
        await using var server = await ConciergeServerProcess.StartAsync(_home, port, Create(services, database));

        await ShouldBookAsync(former, first);
        await ShouldBookAsync(server, await server.PlaceCallAsync(ConciergeServerProcess.CreateReservation(time: "8pm")));
        await ShouldBookAsync(former, await former.PlaceCallAsync(ConciergeServerProcess.CreateReservation(time: "9pm")));
        foreach (var each in new[] { former, server })
        {
            (await each.Client.GetFromJsonAsync<JsonElement>("/reservations")).GetArrayLength().ShouldBe(3);
            (await each.Client.GetFromJsonAsync<JsonElement>("/calls")).EnumerateArray().ShouldAllBe(call => call.GetText("outcome") == "confirmed");
        }
    }

    public void Dispose() => _home.Dispose();

    private static Dictionary<string, string> Create(RehearsalServices services, string database) => new(services.Settings, StringComparer.Ordinal)
    {
        ["CONCIERGE_DATABASE"] = database,
        ["CALL_PAUSE_SECONDS"] = "0",
    };

    private static async Task ShouldBookAsync(ConciergeServerProcess server, string callId) =>
        JsonElement.Parse((await server.ReadEventsAsync(callId))[^1].Data).GetProperty("result").GetText("outcome").ShouldBe("confirmed", callId);
}
