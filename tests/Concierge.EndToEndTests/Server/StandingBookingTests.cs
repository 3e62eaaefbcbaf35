using System.Text.Json;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Server;

/// <summary>A booking's whole life over the API, on real audio: one call books it, one changes it, one cancels it, and the last finds it gone.</summary>
public sealed class StandingBookingTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [SkippableFact]
    public async Task What_one_call_booked_another_changes_and_a_third_cancels()
    {
        var port = Loopback.FreePort();
        await using var services = await RehearsalServices.StartAsync(_home, port);
        await using var server = await ConciergeServerProcess.StartAsync(_home, port, services.Settings);

        var booked = await CallAsync(server, ConciergeServerProcess.Reservation());
        booked.Text("outcome").ShouldBe("confirmed", booked.ToString());

        var changed = await CallAsync(server, Standing("change", booked, new(StringComparer.Ordinal) { ["party_size"] = 6, ["time"] = "8pm" }));
        changed.Text("outcome").ShouldBe("confirmed", changed.ToString());
        (changed.GetProperty("party_size").GetInt32(), changed.Text("time"), changed.Text("confirmation_number")).ShouldBe((6, "20:00", booked.Text("confirmation_number")));
        changed.Text("message").ShouldNotBeNull().ShouldStartWith("Changed: Luigi's, 6 people");

        var cancelled = await CallAsync(server, Standing("cancel", changed));
        cancelled.Text("outcome").ShouldBe("cancelled", cancelled.ToString());
        cancelled.Text("message").ShouldNotBeNull().ShouldStartWith("Cancelled: Luigi's, 6 people");
        var turn = cancelled.GetProperty("agreement_turn").GetInt32();
        PrintedTurn.ReadAll(cancelled.GetProperty("transcript"))[turn - 1].Speaker.ShouldBe(PrintedTurn.Restaurant);

        var gone = await CallAsync(server, Standing("cancel", changed));
        gone.Text("outcome").ShouldBe("declined", gone.ToString());
        (await services.GetCallsAsync()).ShouldAllBe(call => call.Text("status") == "completed" && call.GetProperty("errors").GetArrayLength() == 0);
    }

    public void Dispose() => _home.Dispose();

    private static Dictionary<string, object> Standing(string purpose, JsonElement booked, Dictionary<string, object>? table = null) => new(table ?? [], StringComparer.Ordinal)
    {
        ["restaurant_name"] = "Luigi's",
        ["phone_number"] = "+14155550123",
        ["customer_name"] = "John Smith",
        ["purpose"] = purpose,
        ["existing"] = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["date"] = booked.Text("date"),
            ["time"] = booked.Text("time"),
            ["party_size"] = booked.GetProperty("party_size").GetInt32(),
            ["confirmation_number"] = booked.Text("confirmation_number"),
        },
    };

    private static async Task<JsonElement> CallAsync(ConciergeServerProcess server, Dictionary<string, object> reservation)
    {
        var callId = await server.PlaceCallAsync(reservation);
        await server.FollowAsync(callId);
        return (await server.GetStatusAsync(callId)).GetProperty("result");
    }
}
