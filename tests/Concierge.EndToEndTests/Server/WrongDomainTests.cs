using System.Net.Http.Json;
using System.Text.Json;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Server;

/// <summary>The likeliest mistake of a first call: Twilio cannot reach the server under PUBLIC_DOMAIN.</summary>
public sealed class WrongDomainTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [SkippableFact]
    public async Task Call_WithoutATunnel_NamesTheAddress()
    {
        RehearsedRequest.SkipWithoutSpeech();
        var port = LoopbackPorts.FindFreePort();
        await using var services = await RehearsalServices.StartAsync(_home, port);
        var settings = new Dictionary<string, string>(services.Settings, StringComparer.Ordinal) { ["PUBLIC_DOMAIN"] = "wrong.example", ["CALL_RETRIES"] = "0" };
        await using var server = await ConciergeServerProcess.StartAsync(_home, port, settings);

        var callId = await server.PlaceCallAsync(ConciergeServerProcess.CreateReservation());
        var events = await server.ReadEventsAsync(callId);

        events[^1].EventType.ShouldBe("outcome");
        var call = await server.Client.GetFromJsonAsync<JsonElement>($"/calls/{callId}");
        call.GetProperty("result").GetText("error_code").ShouldBe("public_domain.unreached", call.ToString());
        call.GetProperty("result").GetText("message").ShouldNotBeNull().ShouldContain("https://wrong.example/twiml");
        call.GetProperty("result").GetProperty("duration_seconds").GetDouble().ShouldBeLessThan(60);
    }

    public void Dispose() => _home.Dispose();
}
