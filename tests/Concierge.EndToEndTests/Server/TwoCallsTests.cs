using System.Text.Json;
using Concierge.EndToEndTests.Processes;
using Concierge.EndToEndTests.Scenarios;

namespace Concierge.EndToEndTests.Server;

/// <summary>The production path whole: a server, Twilio and OpenAI on the wire, in real time.</summary>
public sealed class TwoCallsTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [SkippableFact]
    public async Task Two_requests_at_once_are_both_booked_and_not_mixed_up()
    {
        var port = Loopback.FreePort();
        await using var services = await RehearsalServices.StartAsync(_home, port);
        await using var server = await ConciergeServerProcess.StartAsync(_home, port, new Dictionary<string, string>(services.Settings, StringComparer.Ordinal) { ["CALLS_PER_RESTAURANT"] = "2" });
        await using var asker = ConciergeProcess.Start(
            _home,
            ["--json", "Book a table at Luigi's for 2 tomorrow at 8pm"],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["CONCIERGE_SERVER_URL"] = server.Address.AbsoluteUri, ["CONCIERGE_API_KEY"] = ConciergeServerProcess.ApiKey });
        var callId = await server.PlaceCallAsync(ConciergeServerProcess.Reservation(partySize: 6, time: "6:30pm", customerName: "Mary Jones"));

        var events = await server.FollowAsync(callId);
        (await asker.WaitForExitAsync()).ShouldBe(0, asker.Output);

        var ours = (await server.GetStatusAsync(callId)).GetProperty("result");
        var theirs = PrintedEvent.Read(asker.Lines[^1]).Data.GetProperty("result");
        ShouldBeBooked(ours, partySize: 6, "18:30");
        ShouldBeBooked(theirs, partySize: 2, "20:00");
        ours.Text("confirmation_number").ShouldNotBe(theirs.Text("confirmation_number"));
        events.Select(happened => happened.EventType).Distinct().ShouldBe(["status", "carrier_status", "answered_by", "turn", "outcome"], ignoreOrder: true);
        events[^1].EventType.ShouldBe("outcome");
        events.Select(happened => int.Parse(happened.EventId!, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(Enumerable.Range(1, events.Count));
        (await services.GetCallsAsync()).ShouldAllBe(call => call.Text("status") == "completed" && call.GetProperty("errors").GetArrayLength() == 0);
        server.Process.Output.ShouldNotContain("4155550123");
        server.Process.Output.ShouldNotContain(services.AuthToken);
    }

    public void Dispose() => _home.Dispose();

    private static void ShouldBeBooked(JsonElement result, int partySize, string time)
    {
        result.Text("outcome").ShouldBe("confirmed", result.ToString());
        (result.GetProperty("party_size").GetInt32(), result.Text("time")).ShouldBe((partySize, time));
        result.Text("confirmation_number").ShouldNotBeNull().Length.ShouldBe(5);
        Transcripts.ShouldBeAConversation(PrintedTurn.ReadAll(result.GetProperty("transcript")));
    }
}
