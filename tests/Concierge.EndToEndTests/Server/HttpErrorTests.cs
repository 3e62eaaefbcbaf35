using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Server;

/// <summary>Branches of the specification's error diagram, as an API client sees them.</summary>
public sealed class HttpErrorTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [Fact]
    public async Task Calls_WithoutAccounts_NamesTheMissingSetting()
    {
        await using var server = await ConciergeServerProcess.StartAsync(_home, LoopbackPorts.FindFreePort());

        await ShouldRefuseAsync(server, ConciergeServerProcess.CreateReservation(), HttpStatusCode.ServiceUnavailable, "twilio.not_configured");

        using var ready = await server.Client.GetAsync("/health/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync()).ShouldContain("TWILIO_ACCOUNT_SID");
    }

    [SkippableFact]
    public async Task Calls_ThatCannotBePlaced_AreRefusedWithACode()
    {
        await using var services = await RehearsalServices.StartAsync(_home, LoopbackPorts.FindFreePort());
        var settings = new Dictionary<string, string>(services.Settings, StringComparer.Ordinal) { ["TWILIO_AUTH_TOKEN"] = "not-the-token" };
        await using var server = await ConciergeServerProcess.StartAsync(_home, LoopbackPorts.FindFreePort(), settings);

        await ShouldRefuseAsync(server, ConciergeServerProcess.CreateReservation(phoneNumber: "not a number"), HttpStatusCode.UnprocessableEntity, "phone.invalid");
        await ShouldRefuseAsync(
            server, ConciergeServerProcess.CreateReservation(phoneNumber: "+14155550199"), HttpStatusCode.UnprocessableEntity, "phone.not_allowed");
        await ShouldRefuseAsync(server, ConciergeServerProcess.CreateReservation(phoneNumber: "911"), HttpStatusCode.UnprocessableEntity, "phone.refused");
        await ShouldRefuseAsync(server, ConciergeServerProcess.CreateReservation(), HttpStatusCode.BadGateway, "twilio.unauthorized");
        await ShouldRefuseAsync(server, [], HttpStatusCode.UnprocessableEntity, "request.missing_field");
        (await services.GetCallsAsync()).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Hangup_OfACall_EndsIt_AndOfAnUnknownCall_IsNotFound()
    {
        var port = LoopbackPorts.FindFreePort();
        await using var services = await RehearsalServices.StartAsync(_home, port);
        await using var server = await ConciergeServerProcess.StartAsync(_home, port, services.Settings);
        var callId = await server.PlaceCallAsync(ConciergeServerProcess.CreateReservation());
        await services.WaitForCallAsync("in-progress");

        using var hungUp = await server.Client.PostAsync($"/calls/{callId}/hangup", content: null);
        hungUp.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.GetStatusAsync(callId)).GetProperty("result").GetText("error_code").ShouldBe("call.hung_up");
        await services.WaitForCallAsync("completed");

        using var unknown = await server.Client.PostAsync("/calls/nobody/hangup", content: null);
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await unknown.Content.ReadFromJsonAsync<JsonElement>()).GetText("code").ShouldBe("call.not_found");
    }

    public void Dispose() => _home.Dispose();

    private static async Task ShouldRefuseAsync(ConciergeServerProcess server, Dictionary<string, object> reservation, HttpStatusCode status, string code)
    {
        using var answer = await server.Client.PostAsJsonAsync("/calls", reservation);
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, body);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        JsonElement.Parse(body).GetText("code").ShouldBe(code);
    }
}
