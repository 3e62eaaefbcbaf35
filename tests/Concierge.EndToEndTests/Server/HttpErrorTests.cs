using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Server;

/// <summary>The branches of the specification's error diagram as a program meets them.</summary>
public sealed class HttpErrorTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [Fact]
    public async Task A_server_without_accounts_says_what_is_missing()
    {
        await using var server = await ConciergeServerProcess.StartAsync(_home, Loopback.FreePort());

        await ShouldRefuseAsync(server, ConciergeServerProcess.Reservation(), HttpStatusCode.ServiceUnavailable, "twilio.not_configured");

        using var ready = await server.Client.GetAsync("/health/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync()).ShouldContain("TWILIO_ACCOUNT_SID");
    }

    [SkippableFact]
    public async Task Everything_that_keeps_a_call_from_being_placed_has_its_code()
    {
        await using var services = await RehearsalServices.StartAsync(_home, Loopback.FreePort());
        var settings = new Dictionary<string, string>(services.Settings, StringComparer.Ordinal) { ["TWILIO_AUTH_TOKEN"] = "not-the-token" };
        await using var server = await ConciergeServerProcess.StartAsync(_home, Loopback.FreePort(), settings);

        await ShouldRefuseAsync(server, ConciergeServerProcess.Reservation(phoneNumber: "not a number"), HttpStatusCode.UnprocessableEntity, "phone.invalid");
        await ShouldRefuseAsync(server, ConciergeServerProcess.Reservation(phoneNumber: "+14155550199"), HttpStatusCode.UnprocessableEntity, "phone.not_allowed");
        await ShouldRefuseAsync(server, ConciergeServerProcess.Reservation(phoneNumber: "911"), HttpStatusCode.UnprocessableEntity, "phone.refused");
        await ShouldRefuseAsync(server, ConciergeServerProcess.Reservation(), HttpStatusCode.BadGateway, "twilio.unauthorized");
        await ShouldRefuseAsync(server, [], HttpStatusCode.UnprocessableEntity, "request.missing_field");
        (await services.GetCallsAsync()).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_call_can_be_hung_up_and_an_unknown_one_cannot()
    {
        var port = Loopback.FreePort();
        await using var services = await RehearsalServices.StartAsync(_home, port);
        await using var server = await ConciergeServerProcess.StartAsync(_home, port, services.Settings);
        var callId = await server.PlaceCallAsync(ConciergeServerProcess.Reservation());
        await services.WaitForCallAsync("in-progress");

        using var hungUp = await server.Client.PostAsync($"/calls/{callId}/hangup", content: null);
        hungUp.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.GetStatusAsync(callId)).GetProperty("result").Text("error_code").ShouldBe("call.hung_up");
        await services.WaitForCallAsync("completed");

        using var unknown = await server.Client.PostAsync("/calls/nobody/hangup", content: null);
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await unknown.Content.ReadFromJsonAsync<JsonElement>()).Text("code").ShouldBe("call.not_found");
    }

    public void Dispose() => _home.Dispose();

    private static async Task ShouldRefuseAsync(ConciergeServerProcess server, Dictionary<string, object> reservation, HttpStatusCode status, string code)
    {
        using var answer = await server.Client.PostAsJsonAsync("/calls", reservation);
        var body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, body);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        JsonElement.Parse(body).Text("code").ShouldBe(code);
    }
}
