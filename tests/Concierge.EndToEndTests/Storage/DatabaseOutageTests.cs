using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Concierge.EndToEndTests.Processes;
using Concierge.Tests.Storage;

namespace Concierge.EndToEndTests.Storage;

/// <summary>PostgreSQL is away for a while: the call in progress is not disturbed, new ones are refused, and the server recovers by itself.</summary>
[Trait("Category", "Database")]
public sealed class DatabaseOutageTests(PostgresTestServer postgres) : IClassFixture<PostgresTestServer>, IDisposable
{
    private readonly TemporaryHome _home = new();

    [SkippableFact]
    [Trait("Category", "Long")]
    public async Task PostgreSQL_StopsDuringACall_TheTableIsBookedAndStoredLater()
    {
        var database = await postgres.CreateConnectionStringAsync();
        var port = LoopbackPorts.FindFreePort();
        await using var services = await RehearsalServices.StartAsync(_home, port);
        var settings = new Dictionary<string, string>(services.Settings, StringComparer.Ordinal)
        {
            ["CONCIERGE_DATABASE"] = database,
            ["CALL_PAUSE_SECONDS"] = "0",
        };
        await using var server = await ConciergeServerProcess.StartAsync(_home, port, settings);
        var callId = await server.PlaceCallAsync(ConciergeServerProcess.CreateReservation());
        await server.WaitForConversationAsync(callId);

        await postgres.StopAsync();

        using var refused = await server.Client.PostAsJsonAsync("/calls", ConciergeServerProcess.CreateReservation());
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetText("code").ShouldBe("storage.unavailable");
        var events = await server.ReadEventsAsync(callId);
        JsonElement.Parse(events[^1].Data).GetProperty("result").GetText("outcome").ShouldBe("confirmed");
        events.ShouldContain(happened => happened.EventType == "warning" && happened.Data.Contains("storage.unavailable", StringComparison.Ordinal));
        (await services.WaitForCallAsync("completed")).GetProperty("errors").GetArrayLength().ShouldBe(0);

        await postgres.StartAgainAsync();

        await WaitForAsync(server, "/reservations?all=true", list => list.GetArrayLength() == 1);
        await WaitForAsync(
            server, "/calls", list => list.EnumerateArray().Single().GetText("outcome") == "confirmed");

        // The restaurant's line is free again, although its end could not be stored at first.
        await server.PlaceCallAsync(ConciergeServerProcess.CreateReservation(time: "8pm"));
    }

    public void Dispose() => _home.Dispose();

    private static async Task WaitForAsync(ConciergeServerProcess server, string path, Func<JsonElement, bool> condition)
    {
        using var timeout = new CancellationTokenSource(ConciergeProcess.Timeout, TimeProvider.System);
        while (true)
        {
            using var answer = await server.Client.GetAsync(path, timeout.Token);
            if (answer.IsSuccessStatusCode && condition(await answer.Content.ReadFromJsonAsync<JsonElement>(timeout.Token)))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, timeout.Token);
        }
    }
}
