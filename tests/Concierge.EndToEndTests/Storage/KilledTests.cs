using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Storage;

/// <summary>A process that is killed without a chance to say anything.</summary>
public sealed class KilledTests : IDisposable
{
    private static readonly string[] Over = ["completed", "canceled", "failed", "no-answer", "busy"];

    private readonly TemporaryHome _home = new();

    [SkippableTheory]
    [InlineData("queued")]
    [InlineData("ringing")]
    [InlineData("turn")]
    public async Task Killed_in_a_call_and_started_again_it_puts_the_line_down_and_tells(string step)
    {
        var port = Loopback.FreePort();
        await using var services = await RehearsalServices.StartAsync(_home, port);
        string callId;
        await using (var killed = await ConciergeServerProcess.StartAsync(_home, port, services.Settings))
        {
            callId = await killed.PlaceCallAsync(ConciergeServerProcess.Reservation());
            await WaitForAsync(killed, callId, step);
            killed.Process.Signal(PosixSignal.Kill);
            await killed.Process.WaitForExitAsync();
        }

        await using var server = await ConciergeServerProcess.StartAsync(_home, port, services.Settings);
        var call = await SettledAsync(server, callId);

        (call.Text("status"), call.Text("error_code"), call.GetProperty("interrupted").GetBoolean()).ShouldBe(("error", "call.interrupted", true));

        // Meanwhile the restaurant may have answered a call that rang.
        call.Text("outcome").ShouldBeOneOf(step == "turn" ? ["unclear"] : ["failed", "unclear"]);
        call.Text("call_sid").ShouldNotBeNull();
        Over.ShouldContain((await services.GetCallsAsync()).ShouldHaveSingleItem().Text("status")!, "nobody is left on the line");
        await using var asker = ConciergeProcess.Start(
            _home,
            ["Book a table at Luigi's for 4"],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["CONCIERGE_SERVER_URL"] = server.Address.AbsoluteUri, ["CONCIERGE_API_KEY"] = ConciergeServerProcess.ApiKey });
        await asker.WaitForExitAsync();
        asker.Output.ShouldContain("was interrupted");
        asker.Output.ShouldContain("(call.interrupted)");
    }

    [SkippableFact]
    public async Task Killed_as_soon_as_a_booking_is_told_it_is_in_the_book()
    {
        RehearsedRequest.SkipWithoutSpeech();
        var database = _home.File("kept.db");
        string number;
        await using (var killed = ConciergeProcess.Start(_home, RehearsedRequest.Arguments("accepts", RehearsedRequest.Fixed, "--database", database)))
        {
            var told = PrintedEvent.Read(await killed.WaitForLineAsync("\"outcome\":\"confirmed\"")).Data;
            killed.Signal(PosixSignal.Kill);
            await killed.WaitForExitAsync();
            number = told.GetProperty("result").Text("confirmation_number").ShouldNotBeNull();
        }

        var kept = new Dictionary<string, string>(StringComparer.Ordinal) { ["CONCIERGE_DATABASE"] = database };
        var (listed, output, _) = await RunAsync(["reservations", "list", "--json"], kept);

        listed.ShouldBe(0);
        var reservation = PrintedEvent.Read(output.Trim()).Data;
        (reservation.Text("confirmation_number"), reservation.Text("status"), reservation.GetProperty("party_size").GetInt32(), reservation.Text("time")).ShouldBe((number, "confirmed", 4, "19:00"));
        (await RunAsync(["reservations", "show", number], kept)).Output.ShouldContain(number);
        var calendar = _home.File("bookings.ics");
        var exported = await RunAsync(["reservations", "export", calendar], kept);
        (exported.ExitCode, exported.Output).ShouldBe((0, ""));
        exported.Errors.ShouldContain($"Written to {calendar}.");
        var lines = await File.ReadAllLinesAsync(calendar);
        lines.ShouldContain($"UID:{reservation.Text("id")}@concierge");
        lines.ShouldContain("STATUS:CONFIRMED");
    }

    [Fact]
    public async Task A_booking_that_is_not_there_is_said_not_to_be()
    {
        var (exitCode, _, errors) = await RunAsync(["reservations", "show", "nobody"], []);

        exitCode.ShouldBe(3);
        errors.ShouldContain("(reservation.not_found)");
        (await RunAsync(["reservations", "list"], [])).Output.ShouldContain("no bookings");
    }

    [Fact]
    public async Task A_database_that_cannot_be_opened_is_named_before_anything_happens()
    {
        var (exitCode, _, errors) = await RunAsync(["reservations", "list"], new(StringComparer.Ordinal) { ["CONCIERGE_DATABASE"] = "/proc/nowhere/concierge.db" });

        exitCode.ShouldBe(3);
        errors.ShouldContain("/proc/nowhere/concierge.db");
        errors.ShouldContain("(storage.");
    }

    public void Dispose() => _home.Dispose();

    private static async Task WaitForAsync(ConciergeServerProcess server, string callId, string step)
    {
        await using var body = await server.Client.GetStreamAsync($"/calls/{callId}/events");
        await foreach (var happened in SseParser.Create(body).EnumerateAsync())
        {
            if (happened.EventType == step || (happened.EventType == "carrier_status" && JsonElement.Parse(happened.Data).Text("carrier_status") == step))
            {
                return;
            }
        }

        throw new InvalidOperationException($"The call ended without {step}.");
    }

    private static async Task<JsonElement> SettledAsync(ConciergeServerProcess server, string callId)
    {
        using var patience = new CancellationTokenSource(ConciergeProcess.Patience);
        while (true)
        {
            var calls = await server.Client.GetFromJsonAsync<JsonElement>("/calls?interrupted=true", patience.Token);
            if (calls.EnumerateArray().FirstOrDefault(call => call.Text("call_id") == callId && call.Text("finished_at") is not null) is { ValueKind: JsonValueKind.Object } settled)
            {
                return settled;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
        }
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(string[] arguments, Dictionary<string, string> settings) =>
        ConciergeProcess.RunAsync(_home, arguments, settings);
}
