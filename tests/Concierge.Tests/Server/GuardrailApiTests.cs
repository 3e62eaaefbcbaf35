using System.Net.Http.Json;
using System.Text.Json;

namespace Concierge.Tests.Server;

/// <summary>The refusals in the API: the code, and no call.</summary>
[Trait("Category", "Server")]
public sealed class GuardrailApiTests
{
    [Fact]
    public async Task PostCalls_RestaurantBeingCalled_IsRefused()
    {
        await using var host = await ServerTestHost.StartAsync(settings => settings with { Limits = settings.Limits with { CallsPerRestaurant = 1 } });
        var first = await host.CallAsync();

        using var second = await host.Api.PostAsync("/calls", ServerTestHost.Json(ServerTestHost.Booking));
        (await ProblemAsync(second)).ShouldBe((429, "limit.line"));
        host.TwilioServer.Requests.Count.ShouldBe(1);

        using var hungUp = await host.Api.PostAsync($"/calls/{first}/hangup", content: null);
        hungUp.IsSuccessStatusCode.ShouldBeTrue();
        await host.CallAsync();
    }

    [Fact]
    public async Task PostCalls_UserHeader_HasItsOwnLimits()
    {
        await using var host = await ServerTestHost.StartAsync(settings => settings with { Limits = settings.Limits with { CallsPerHour = 1 } });
        (await PlaceAsync(host, "ann")).ShouldBe((202, null));
        (await PlaceAsync(host, "ann")).ShouldBe((429, "limit.hour"));
        (await PlaceAsync(host, "bob")).ShouldBe((202, null));
        (await PlaceAsync(host, user: null)).ShouldBe((202, null));
        (await PlaceAsync(host, user: null)).ShouldBe((429, "limit.hour"));
        (await PlaceAsync(host, "not a name")).ShouldBe((422, "request.user"));
    }

    [Fact]
    public async Task PostCalls_LimitReached_NamesTheRetryTime()
    {
        await using var host = await ServerTestHost.StartAsync(settings => settings with { Limits = settings.Limits with { CallsPerHour = 1 } });
        await host.CallAsync();

        using var answer = await host.Api.PostAsync("/calls", ServerTestHost.Json(ServerTestHost.Booking));

        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!.ShouldMatch(@"again at \d\d:\d\d");
    }

    private static async Task<(int Status, string? Code)> PlaceAsync(ServerTestHost host, string? user)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/calls") { Content = ServerTestHost.Json(ServerTestHost.Booking) };
        if (user is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Concierge-User", user);
        }

        using var answer = await host.Api.SendAsync(request);
        return answer.IsSuccessStatusCode ? ((int)answer.StatusCode, null) : await ProblemAsync(answer);
    }

    private static async Task<(int Status, string? Code)> ProblemAsync(HttpResponseMessage answer) =>
        ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
}
