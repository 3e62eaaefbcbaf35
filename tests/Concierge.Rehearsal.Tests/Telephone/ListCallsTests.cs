using System.Net;
using System.Text.Json;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Telephone;

/// <summary>The list of calls in the format of Twilio's REST API.</summary>
public sealed class ListCallsTests
{
    [Fact]
    public async Task Calls_are_filtered_by_number_and_listed_in_pages_with_the_newest_first()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        fixture.Customer.Twiml = "<Response/>";
        TelephoneCall first = await fixture.PlaceAsync();
        await TelephoneNetworkFixture.WaitForEndAsync(first);
        TelephoneCall second = await fixture.PlaceAsync();
        await TelephoneNetworkFixture.WaitForEndAsync(second);

        JsonElement all = await ListAsync(fixture, $"To={Uri.EscapeDataString(first.To)}&From={Uri.EscapeDataString(first.From)}");
        JsonElement page = await ListAsync(fixture, "PageSize=1&Page=1");
        JsonElement none = await ListAsync(fixture, "To=%2B14155550199");

        all.GetProperty("calls").EnumerateArray().Select(call => call.GetProperty("sid").GetString()).ShouldBe([second.Sid, first.Sid]);
        all.GetProperty("next_page_uri").ValueKind.ShouldBe(JsonValueKind.Null);
        page.GetProperty("calls").EnumerateArray().Select(call => call.GetProperty("sid").GetString()).ShouldBe([first.Sid]);
        none.GetProperty("calls").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task An_answered_call_has_a_price_after_its_end()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        fixture.Customer.Twiml = "<Response/>";
        TelephoneCall call = await fixture.PlaceAsync();
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        JsonElement shown = await fixture.FetchAsync(call);

        (shown.GetProperty("price").GetString(), shown.GetProperty("price_unit").GetString()).ShouldBe(("-0.01400", "USD"));
    }

    [Fact]
    public async Task An_unknown_parameter_is_refused()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();

        using HttpResponseMessage response = await fixture.Http.GetAsync($"{TelephoneNetworkFixture.CallsPath}?Colour=red");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<JsonElement> ListAsync(TelephoneNetworkFixture fixture, string query) =>
        JsonDocument.Parse(await fixture.Http.GetStringAsync($"{TelephoneNetworkFixture.CallsPath}?{query}")).RootElement;
}
