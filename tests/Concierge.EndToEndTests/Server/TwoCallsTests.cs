using System.Text.Json;
using Concierge.EndToEndTests.Processes;
using Concierge.EndToEndTests.Scenarios;

namespace Concierge.EndToEndTests.Server;

/// <summary>The complete production path in real time: a server, and Twilio and OpenAI on the wire, with TLS as in production.</summary>
public sealed class TwoCallsTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [SkippableFact]
    public async Task TwoCallsAtOnceOverTls_AreBothBookedAndKeptApart()
    {
        var port = LoopbackPorts.FindFreePort();
        await using var services = await RehearsalServices.StartAsync(_home, port, tls: true);
        services.Settings["TWILIO_BASE_URL"].ShouldStartWith("https://");
        services.Settings["OPENAI_BASE_URL"].ShouldStartWith("https://");
        await using var server = await ConciergeServerProcess.StartAsync(
            _home,
            port,
            new Dictionary<string, string>(services.Settings, StringComparer.Ordinal) { ["CALLS_PER_RESTAURANT"] = "2" });
        await using var client = ConciergeProcess.Start(
            _home,
            ["--json", "Book a table at Luigi's for 2 tomorrow at 8pm"],
            server.ClientSettings);
        var callId = await server.PlaceCallAsync(ConciergeServerProcess.CreateReservation(partySize: 6, time: "6:30pm", customerName: "Mary Jones"));

        var events = await server.ReadEventsAsync(callId);
        (await client.WaitForExitAsync()).ShouldBe(0, client.Output);

        var ours = (await server.GetStatusAsync(callId)).GetProperty("result");
        var theirs = PrintedEvent.Parse(client.Lines[^1]).Data.GetProperty("result");
        ShouldBeBooked(ours, partySize: 6, "18:30");
        ShouldBeBooked(theirs, partySize: 2, "20:00");
        ours.GetText("confirmation_number").ShouldNotBe(theirs.GetText("confirmation_number"));
        events.Select(item => item.EventType).Distinct().ShouldBe(["status", "carrier_status", "answered_by", "turn", "outcome"], ignoreOrder: true);
        events[^1].EventType.ShouldBe("outcome");
        events.Select(item => int.Parse(item.EventId!, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(Enumerable.Range(1, events.Count));
        (await services.GetCallsAsync()).ShouldAllBe(call => call.GetText("status") == "completed" && call.GetProperty("errors").GetArrayLength() == 0);
        server.Process.Output.ShouldNotContain("4155550123");
        server.Process.Output.ShouldNotContain(services.AuthToken);
    }

    public void Dispose() => _home.Dispose();

    private static void ShouldBeBooked(JsonElement result, int partySize, string time)
    {
        result.GetText("outcome").ShouldBe("confirmed", result.ToString());
        (result.GetProperty("party_size").GetInt32(), result.GetText("time")).ShouldBe((partySize, time));
        result.GetText("confirmation_number").ShouldNotBeNull().Length.ShouldBe(5);

        // In real time a busy machine may open the media stream after the restaurant's first word.
        TranscriptAssertions.ShouldBeAConversation(PrintedTurn.ParseAll(result.GetProperty("transcript")), greeting: "good evening");
    }
}
