using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Concierge.Access;
using Concierge.Storage.Engines;
using Concierge.Tests.Server.Console;
using Concierge.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Concierge.Tests.Server;

/// <summary>Changes of the directory, pages of lists and versions of bookings in the API.</summary>
[Trait("Category", "Server")]
public sealed class DirectoryEditApiTests
{
    [Fact]
    public async Task PostRestaurants_AddsAndFinds()
    {
        await using var host = await ServerTestHost.StartAsync();

        using var added = await host.Api.PostAsync(
            "/restaurants", ServerTestHost.Json("""{"name":"Trattoria Roma","phone_number":"07531 12345","country":"de","city":"Konstanz","price":2}"""));

        added.StatusCode.ShouldBe(HttpStatusCode.OK);
        var view = (await added.Content.ReadFromJsonAsync<JsonObject>())!;
        view["phone_number"]!.GetValue<string>().ShouldBe("+49753112345");
        (await host.Api.GetFromJsonAsync<JsonObject>("/restaurants?q=trattoria%20roma"))!["restaurants"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task PostRestaurantsImport_Csv_IsReportedAndPaged()
    {
        await using var host = await ServerTestHost.StartAsync();
        using var file = new StringContent("name,phone\nA,+4975311001\nB,+4975311002\nC,+4975311003\nD,none\n", Encoding.UTF8, "text/csv");

        using var imported = await host.Api.PostAsync("/restaurants/import?country=DE", file);

        var report = (await imported.Content.ReadFromJsonAsync<JsonObject>())!;
        (report["added"]!.GetValue<int>(), report["rejected"]!.AsArray().Count).ShouldBe((3, 1));
        using var page = await host.Api.GetAsync("/restaurants?limit=2");
        (await page.Content.ReadFromJsonAsync<JsonObject>())!["restaurants"]!.AsArray().Count.ShouldBe(2);
        page.Headers.GetValues("Link").Single().ShouldContain("rel=\"next\"");
        using var undone = await host.Api.PostAsync("/restaurants/undo", content: null);
        undone.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task GetRestaurants_RightAfterEachChange_ListsWhatIsThereNow()
    {
        await using var host = await ServerTestHost.StartAsync();
        using var added = await host.Api.PostAsync("/restaurants", ServerTestHost.Json("""{"name":"Café Mozart","phone_number":"+497531998877"}"""));
        (await ListAsync()).ShouldContain("Café Mozart");
        using var file = new StringContent("name,phone\nRistorante Bellini,+497531223344\n", Encoding.UTF8, "text/csv");
        using var imported = await host.Api.PostAsync("/restaurants/import", file);
        (await ListAsync()).ShouldContain("Ristorante Bellini");

        using var undone = await host.Api.PostAsync("/restaurants/undo", content: null);

        (await ListAsync()).ShouldNotContain("Ristorante Bellini", "the import was taken back");

        async Task<List<string>> ListAsync() =>
        [
            .. (await host.Api.GetFromJsonAsync<JsonObject>("/restaurants"))!["restaurants"]!.AsArray()
                .Select(restaurant => restaurant!["name"]!.GetValue<string>()),
        ];
    }

    [Fact]
    public async Task PostPlans_RightAfterARestaurantWasAdded_KnowsIt()
    {
        await using var host = await ServerTestHost.StartAsync();
        const string Booking = """{"restaurant_name":"Café Mozart","party_size":2,"date":"tomorrow","time":"19:00"}""";
        using var unknown = await host.Api.PostAsync("/plans", ServerTestHost.Json(Booking));
        (await unknown.Content.ReadAsStringAsync()).ShouldNotContain("+497531998877");

        using var added = await host.Api.PostAsync("/restaurants", ServerTestHost.Json("""{"name":"Café Mozart","phone_number":"+497531998877"}"""));
        using var known = await host.Api.PostAsync("/plans", ServerTestHost.Json(Booking));

        (await known.Content.ReadAsStringAsync()).ShouldContain("+497531998877");
    }

    [Fact]
    public async Task GetReservation_ETag_GuardsChanges()
    {
        await using var host = await ServerTestHost.StartAsync();
        var day = LocalDate.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).PlusDays(30);
        await host.App.Services.GetRequiredService<Database>().UseAsync(
            async (context, token) =>
            {
                context.Add(TestRows.Booking("abcdef", day));
                await context.SaveChangesAsync(token);
            },
            CancellationToken.None);
        using var read = await host.Api.GetAsync("/reservations/abcdef");
        var tag = read.Headers.ETag!;

        using var unchanged = new HttpRequestMessage(HttpMethod.Get, "/reservations/abcdef");
        unchanged.Headers.IfNoneMatch.Add(tag);
        using var notModified = await host.Api.SendAsync(unchanged);
        notModified.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        using var outdated = new HttpRequestMessage(HttpMethod.Post, "/reservations/abcdef/cancel");
        outdated.Headers.TryAddWithoutValidation("If-Match", "\"abcdef-9\"");
        using var refused = await host.Api.SendAsync(outdated);
        refused.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await refused.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>().ShouldBe("reservation.changed");
        using var weak = new HttpRequestMessage(HttpMethod.Post, "/reservations/abcdef/cancel");
        weak.Headers.TryAddWithoutValidation("If-Match", "W/\"abcdef-0\"");
        using var refusedToo = await host.Api.SendAsync(weak);
        refusedToo.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed, "a weak tag never matches");
        host.TwilioServer.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task PostRestaurantsImport_LargeFileWithIdempotencyKey_IsImportedOnce()
    {
        await using var host = await ServerTestHost.StartAsync();
        var lines = string.Concat(Enumerable.Range(10_000, 3_000).Select(number => $"Restaurant {number},+4975311{number}\n"));

        var (first, second) = (await SendAsync(), await SendAsync());

        first["added"]!.GetValue<int>().ShouldBe(3_000);
        second.ToJsonString().ShouldBe(first.ToJsonString());

        async Task<JsonObject> SendAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/restaurants/import?country=DE")
            {
                Content = new StringContent($"name,phone\n{lines}", Encoding.UTF8, "text/csv"),
            };
            request.Headers.Add("Idempotency-Key", "k1");
            using var answer = await host.Api.SendAsync(request);
            return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        }
    }

    [Theory]
    [InlineData("/restaurants", """{"name":"A","phone_number":"+4975311001"}""")]
    [InlineData("/restaurants/import", "name,phone")]
    [InlineData("/restaurants/undo", "")]
    [InlineData("/restaurants/1/allow", "")]
    public async Task Directory_ChangedByAPerson_IsRefused(string path, string body)
    {
        await using var host = await ServerTestHost.StartAsync();
        var secret = KeyGenerator.Create();
        await host.App.Services.GetRequiredService<IPersonalKeyStore>().AddAsync(
            new PersonalKey(KeyGenerator.CreateId(), "ann", IsAdmin: false, TimeProvider.System.GetUtcNow()), KeyGenerator.ComputeHash(secret), CancellationToken.None);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = ServerTestHost.Json(body) };
        request.Headers.Authorization = new("Bearer", secret);

        using var refused = await host.AnonymousClient.SendAsync(request);

        ((int)refused.StatusCode, (await refused.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>()).ShouldBe((403, "api.not_admin"));
    }

    [Fact]
    public async Task Requests_AreListedWithPagesAndFilters()
    {
        await using var host = await ServerTestHost.StartAsync();
        foreach (var text in new[] { "Book a table", "Book a table at Nowhere for 4", "hello" })
        {
            using var asked = await host.Api.PostAsync("/requests", ServerTestHost.Json($$"""{"text":"{{text}}"}"""));
            ((int)asked.StatusCode).ShouldBe(200);
        }

        using var page = await host.Api.GetAsync("/requests?limit=2");
        var newest = (await page.Content.ReadFromJsonAsync<JsonArray>())!;
        newest.Count.ShouldBe(2);
        page.Headers.GetValues("Link").Single().ShouldBe("</requests?limit=2&offset=2>; rel=\"next\"");
        (await host.Api.GetFromJsonAsync<JsonArray>("/requests?limit=2&offset=2"))!.Count.ShouldBe(1);
        (await host.Api.GetFromJsonAsync<JsonArray>("/requests?status=called"))!.ShouldBeEmpty();
        foreach (var query in new[] { "limit=0", "limit=501", "offset=-1", "status=done" })
        {
            using var refused = await host.Api.GetAsync($"/requests?{query}");
            (await refused.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>().ShouldBe("request.parameter", query);
        }
    }

    [Fact]
    public async Task Calls_CarrierReportsAfterTheEnd_IsInTheList()
    {
        await using var host = await ServerTestHost.StartAsync();
        using var call = await AnsweredCall.StartAsync(host);
        using var answer = await host.Api.PostAsync($"/calls/{call.Id}/hangup", content: null);
        await Until.TrueAsync(async () => (await ReadAsync())["finished_at"] is not null, "the end of the call");
        (await ReadAsync())["carrier_status"]!.GetValue<string>().ShouldBe("in_progress");

        await host.ReportAsync(call.Id, "completed");

        await Until.TrueAsync(async () => (await ReadAsync())["carrier_status"]!.GetValue<string>() == "completed", "the carrier's last word");

        async Task<JsonNode> ReadAsync() => (await host.Api.GetFromJsonAsync<JsonArray>("/calls"))![0]!;
    }

    [Fact]
    public async Task Calls_AreSelectedByOutcome()
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await host.CallAsync();
        await host.ReportAsync(callId, "busy");
        await Until.TrueAsync(async () => (await host.Api.GetFromJsonAsync<JsonArray>("/calls?outcome=busy"))!.Count == 1, "the call in the list");

        (await host.Api.GetFromJsonAsync<JsonArray>("/calls?outcome=no_answer"))!.ShouldBeEmpty();
        using var refused = await host.Api.GetAsync("/calls?outcome=engaged");
        (await refused.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>().ShouldBe("request.parameter");
    }
}
