using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using Concierge.EndToEndTests.Processes;
using Microsoft.Data.Sqlite;

namespace Concierge.EndToEndTests.Storage;

/// <summary>A process that ends by SIGKILL, without a chance to clean up.</summary>
public sealed class KilledProcessTests : IDisposable
{
    private static readonly string[] FinalStatuses = ["completed", "canceled", "failed", "no-answer", "busy"];

    private readonly TemporaryHome _home = new();

    [SkippableFact]
    [Trait("Category", "Long")]
    public Task Server_KilledInAConversation_HangsUpAndReportsTheCallAfterARestart() => KillAndRestartAsync("turn");

    [SkippableTheory]
    [InlineData("queued")]
    [InlineData("ringing")]
    [Trait("Category", "Long")]
    public Task Server_KilledBeforeTheAnswer_HangsUpAndReportsTheCallAfterARestart(string step) => KillAndRestartAsync(step);

    [SkippableFact]
    [Trait("Category", "Long")]
    public async Task Server_KilledBetweenTheAgreementAndTheStoredResult_TellsTheAgreementAsUnclear()
    {
        var port = LoopbackPorts.FindFreePort();
        await using var services = await RehearsalServices.StartAsync(_home, port);
        string callId;
        await using (var killed = await ConciergeServerProcess.StartAsync(_home, port, services.Settings))
        {
            callId = await killed.PlaceCallAsync(ConciergeServerProcess.CreateReservation());
            await WaitForStoredClaimAsync();
            killed.Process.SendSignal(PosixSignal.Kill);
            await killed.Process.WaitForExitAsync();
        }

        await using var server = await ConciergeServerProcess.StartAsync(_home, port, services.Settings);
        var call = await WaitForSettledCallAsync(server, callId);

        (call.GetText("status"), call.GetText("outcome"), call.GetText("error_code")).ShouldBe(("error", "unclear", "call.interrupted"));
        var message = call.GetText("message").ShouldNotBeNull();
        message.ShouldContain("The restaurant had agreed");
        var number = message.Split("number ")[^1].Split(';')[0];
        number.ShouldNotBeEmpty(message);
        (await server.Client.GetFromJsonAsync<JsonElement>("/reservations?all=true")).GetArrayLength().ShouldBe(0, "what came after the agreement is unknown");
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(DatabaseFile)!, "concierge.db*"))
        {
            Encoding.Latin1.GetString(await ReadSharedAsync(file)).ShouldNotContain(number, Case.Sensitive, "the agreement is stored encrypted");
        }

        await using var asker = ConciergeProcess.Start(_home, ["Book a table at Luigi's for 4"], server.ClientSettings);
        await asker.WaitForExitAsync();
        asker.Output.ShouldContain("The restaurant had agreed");
        asker.Output.ShouldContain(number);
    }

    [SkippableFact]
    [Trait("Category", "Long")]
    public async Task Rehearse_KilledAfterItReportedABooking_HasStoredTheBooking()
    {
        RehearsedRequest.SkipWithoutSpeech();
        var database = _home.File("kept.db");
        string number;
        await using (var killed = ConciergeProcess.Start(_home, RehearsedRequest.GetArguments("accepts", RehearsedRequest.FixedTimeRequest, "--database", database)))
        {
            var reported = PrintedEvent.Parse(await killed.WaitForLineAsync("\"outcome\":\"confirmed\"")).Data;
            killed.SendSignal(PosixSignal.Kill);
            await killed.WaitForExitAsync();
            number = reported.GetProperty("result").GetText("confirmation_number").ShouldNotBeNull();
        }

        var kept = new Dictionary<string, string>(StringComparer.Ordinal) { ["CONCIERGE_DATABASE"] = database };
        var (listed, output, _) = await RunAsync(["reservations", "list", "--json"], kept);

        listed.ShouldBe(0);
        var reservation = PrintedEvent.Parse(output.Trim()).Data;
        (reservation.GetText("confirmation_number"), reservation.GetText("status")).ShouldBe((number, "confirmed"));
        (reservation.GetProperty("party_size").GetInt32(), reservation.GetText("time")).ShouldBe((4, "19:00"));
        (await RunAsync(["reservations", "show", number], kept)).Output.ShouldContain(number);
        var calendar = _home.File("bookings.ics");
        var exported = await RunAsync(["reservations", "export", calendar], kept);
        (exported.ExitCode, exported.Output).ShouldBe((0, ""));
        exported.Errors.ShouldContain($"Written to {calendar}.");
        var lines = await File.ReadAllLinesAsync(calendar);
        lines.ShouldContain($"UID:{reservation.GetText("id")}@concierge");
        lines.ShouldContain("STATUS:CONFIRMED");
    }

    public void Dispose() => _home.Dispose();

    private string DatabaseFile => Path.Combine(_home.File("data"), "concierge", "concierge.db");

    private async Task WaitForStoredClaimAsync()
    {
        using var timeout = new CancellationTokenSource(ConciergeProcess.Timeout, TimeProvider.System);
        await using var connection = new SqliteConnection($"Data Source={DatabaseFile};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(timeout.Token);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM calls WHERE sealed_claim IS NOT NULL AND finished_at IS NULL";
        while ((long)(await command.ExecuteScalarAsync(timeout.Token))! == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, timeout.Token);
        }
    }

    private static async Task<byte[]> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    private async Task KillAndRestartAsync(string step)
    {
        var port = LoopbackPorts.FindFreePort();
        await using var services = await RehearsalServices.StartAsync(_home, port);
        string callId;
        await using (var killed = await ConciergeServerProcess.StartAsync(_home, port, services.Settings))
        {
            callId = await killed.PlaceCallAsync(ConciergeServerProcess.CreateReservation());
            await WaitForAsync(killed, callId, step);
            killed.Process.SendSignal(PosixSignal.Kill);
            await killed.Process.WaitForExitAsync();
        }

        await using var server = await ConciergeServerProcess.StartAsync(_home, port, services.Settings);
        var call = await WaitForSettledCallAsync(server, callId);

        (call.GetText("status"), call.GetText("error_code"), call.GetProperty("interrupted").GetBoolean()).ShouldBe(("error", "call.interrupted", true));

        // The restaurant may answer a ringing call before the server is back.
        call.GetText("outcome").ShouldBeOneOf(step == "turn" ? ["unclear"] : ["failed", "unclear"]);
        call.GetText("call_sid").ShouldNotBeNull();
        FinalStatuses.ShouldContain((await services.GetCallsAsync()).ShouldHaveSingleItem().GetText("status")!, "the restaurant must not be left on the line");
        await using var asker = ConciergeProcess.Start(
            _home,
            ["Book a table at Luigi's for 4"],
            server.ClientSettings);
        await asker.WaitForExitAsync();
        asker.Output.ShouldContain("was interrupted");
        asker.Output.ShouldContain("(call.interrupted)");
    }

    private static async Task WaitForAsync(ConciergeServerProcess server, string callId, string step)
    {
        await using var body = await server.Client.GetStreamAsync($"/calls/{callId}/events");
        await foreach (var item in SseParser.Create(body).EnumerateAsync())
        {
            if (item.EventType == step || (item.EventType == "carrier_status" && JsonElement.Parse(item.Data).GetText("carrier_status") == step))
            {
                return;
            }
        }

        throw new InvalidOperationException($"The call ended before {step}.");
    }

    private static async Task<JsonElement> WaitForSettledCallAsync(ConciergeServerProcess server, string callId)
    {
        using var timeout = new CancellationTokenSource(ConciergeProcess.Timeout, TimeProvider.System);
        while (true)
        {
            var calls = await server.Client.GetFromJsonAsync<JsonElement>("/calls?interrupted=true", timeout.Token);
            var settled = calls.EnumerateArray().FirstOrDefault(call => call.GetText("call_id") == callId && call.GetText("finished_at") is not null);
            if (settled.ValueKind == JsonValueKind.Object)
            {
                return settled;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, timeout.Token);
        }
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(string[] arguments, Dictionary<string, string> settings) =>
        ConciergeProcess.RunAsync(_home, arguments, settings);
}
