using System.Net;
using System.Text.Json;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Telephone;

/// <summary>The list of calls, as Twilio's REST API gives it.</summary>
public sealed class ListCallsTests
{
    [Fact]
    public async Task Calls_are_listed_by_number_the_newest_first_and_by_pages()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        rehearsal.Customer.Twiml = "<Response/>";
        TelephoneCall first = await rehearsal.PlaceAsync();
        await TelephoneNetworkFixture.EndOf(first);
        TelephoneCall second = await rehearsal.PlaceAsync();
        await TelephoneNetworkFixture.EndOf(second);

        JsonElement all = await ListAsync(rehearsal, $"To={Uri.EscapeDataString(first.To)}&From={Uri.EscapeDataString(first.From)}");
        JsonElement page = await ListAsync(rehearsal, "PageSize=1&Page=1");
        JsonElement none = await ListAsync(rehearsal, "To=%2B14155550199");

        all.GetProperty("calls").EnumerateArray().Select(call => call.GetProperty("sid").GetString()).ShouldBe([second.Sid, first.Sid]);
        all.GetProperty("next_page_uri").ValueKind.ShouldBe(JsonValueKind.Null);
        page.GetProperty("calls").EnumerateArray().Select(call => call.GetProperty("sid").GetString()).ShouldBe([first.Sid]);
        none.GetProperty("calls").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_call_that_was_answered_has_its_price_at_the_end()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();
        rehearsal.Customer.Twiml = "<Response/>";
        TelephoneCall call = await rehearsal.PlaceAsync();
        await TelephoneNetworkFixture.EndOf(call);

        JsonElement shown = await rehearsal.FetchAsync(call);

        (shown.GetProperty("price").GetString(), shown.GetProperty("price_unit").GetString()).ShouldBe(("-0.01400", "USD"));
    }

    [Fact]
    public async Task An_unknown_parameter_is_refused()
    {
        await using TelephoneNetworkFixture rehearsal = await TelephoneNetworkFixture.StartAsync();

        using HttpResponseMessage answer = await rehearsal.Http.GetAsync($"{TelephoneNetworkFixture.CallsPath}?Colour=red");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<JsonElement> ListAsync(TelephoneNetworkFixture rehearsal, string query) =>
        JsonDocument.Parse(await rehearsal.Http.GetStringAsync($"{TelephoneNetworkFixture.CallsPath}?{query}")).RootElement;
}
