using System.Text.Json;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Server;

/// <summary>The life of a booking with real audio: one call books it, the command line changes and cancels it with one call each.</summary>
public sealed class BookingChangeTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [SkippableFact]
    [Trait("Category", "Long")]
    public async Task Booking_IsBookedChangedAndCancelledByOneCallEach()
    {
        var port = LoopbackPorts.FindFreePort();
        await using var services = await RehearsalServices.StartAsync(_home, port);
        await using var server = await ConciergeServerProcess.StartAsync(_home, port, services.Settings);

        var booked = await CallAsync(server, ConciergeServerProcess.CreateReservation());
        booked.GetText("outcome").ShouldBe("confirmed", booked.ToString());
        var number = booked.GetText("confirmation_number").ShouldNotBeNull();
        var listed = PrintedEvent.Parse((await RunAsync(server, "list")).Lines.ShouldHaveSingleItem()).Data;
        (listed.GetText("confirmation_number"), listed.GetText("status")).ShouldBe((number, "confirmed"));

        var (exitCode, lines) = await RunAsync(server, "change", listed.GetText("id")!, "make it 6 people at 8pm");
        var changed = GetResult(lines);
        exitCode.ShouldBe(0, string.Join('\n', lines));
        (changed.GetText("outcome"), changed.GetText("confirmation_number")).ShouldBe(("confirmed", number));
        (changed.GetProperty("party_size").GetInt32(), changed.GetText("time")).ShouldBe((6, "20:00"));
        changed.GetText("message").ShouldNotBeNull().ShouldStartWith("Changed: Luigi's, 6 people");

        (exitCode, lines) = await RunAsync(server, "cancel", number);
        var cancelled = GetResult(lines);
        exitCode.ShouldBe(0, string.Join('\n', lines));
        cancelled.GetText("outcome").ShouldBe("cancelled");
        cancelled.GetText("message").ShouldNotBeNull().ShouldStartWith("Cancelled: Luigi's, 6 people");
        var turn = cancelled.GetProperty("agreement_turn").GetInt32();
        PrintedTurn.ParseAll(cancelled.GetProperty("transcript"))[turn - 1].Speaker.ShouldBe(PrintedTurn.Restaurant);
        (await RunAsync(server, "list")).Lines.ShouldBeEmpty();
        (await services.GetCallsAsync()).ShouldAllBe(call => call.GetText("status") == "completed" && call.GetProperty("errors").GetArrayLength() == 0);
    }

    public void Dispose() => _home.Dispose();

    private static JsonElement GetResult(IReadOnlyList<string> lines) =>
        PrintedEvent.Parse(lines[^1]).Data.GetProperty("result");

    // concierge reservations …, as a client of the running server.
    private async Task<(int ExitCode, IReadOnlyList<string> Lines)> RunAsync(ConciergeServerProcess server, params string[] arguments)
    {
        await using var process = ConciergeProcess.Start(
            _home,
            ["reservations", .. arguments, "--json"],
            server.ClientSettings);
        return (await process.WaitForExitAsync(), process.Lines);
    }

    private static async Task<JsonElement> CallAsync(ConciergeServerProcess server, Dictionary<string, object> reservation)
    {
        var callId = await server.PlaceCallAsync(reservation);
        await server.ReadEventsAsync(callId);
        return (await server.GetStatusAsync(callId)).GetProperty("result");
    }
}
