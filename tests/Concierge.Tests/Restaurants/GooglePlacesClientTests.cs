using System.Text.Json;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Restaurants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Concierge.Tests.Restaurants;

/// <summary>The web source against a stand-in that speaks the Places API (New) over loopback.</summary>
public sealed class GooglePlacesClientTests : IAsyncLifetime
{
    private const string Key = "AIza-test-key";

    private readonly WebApplication _google;
    private readonly List<(string? Key, string? Mask, JsonElement Body)> _asked = [];
    private (int Status, string Body) _answer = (200, Found);

    private const string Found = """
        { "places": [
          { "id": "ChIJ1", "types": ["italian_restaurant", "restaurant", "food", "point_of_interest"], "primaryType": "italian_restaurant", "internationalPhoneNumber": "+49 7531 12345",
            "formattedAddress": "Hussenstraße 3, 78462 Konstanz, Germany", "addressComponents": [ { "longText": "3", "shortText": "3", "types": ["street_number"], "languageCode": "en-US" }, { "longText": "Konstanz", "shortText": "KN", "types": ["locality", "political"], "languageCode": "de" } ],
            "location": { "latitude": 47.66, "longitude": 9.17 }, "websiteUri": "http://roma.example/", "businessStatus": "OPERATIONAL", "priceLevel": "PRICE_LEVEL_MODERATE", "timeZone": { "id": "Europe/Berlin" },
            "regularOpeningHours": { "periods": [ { "open": { "day": 2, "hour": 12, "minute": 0 }, "close": { "day": 2, "hour": 14, "minute": 30 } }, { "open": { "day": 2, "hour": 18 }, "close": { "day": 3, "hour": 0, "minute": 30 } }, { "open": { "day": 0, "hour": 12 }, "close": { "hour": 21 } } ] },
            "displayName": { "text": "Trattoria Roma", "languageCode": "it" } },
          { "id": "ChIJ2", "internationalPhoneNumber": "+49 7531 12346", "businessStatus": "CLOSED_PERMANENTLY", "displayName": { "text": "Gone", "languageCode": "en" } },
          { "id": "ChIJ3", "businessStatus": "OPERATIONAL", "displayName": { "text": "No telephone", "languageCode": "en" } }
        ] }
        """;

    public GooglePlacesClientTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _google = builder.Build();
        _google.MapPost("/v1/places:searchText", AnswerAsync);
    }

    public Task InitializeAsync() => _google.StartAsync();

    public Task DisposeAsync() => _google.DisposeAsync().AsTask();

    [Fact]
    public async Task A_name_that_is_not_here_is_looked_for_there_with_key_and_field_mask()
    {
        await using var host = CreateFixture();
        var found = (await host.Directory.FindAsync("trattoria roma", CancellationToken.None)).Match!;
        (found.Name, found.PhoneNumber.E164, found.City, found.Cuisine, found.Price).ShouldBe(("Trattoria Roma", "+49753112345", "Konstanz", "italian", 2));
        (found.OpeningHours, found.TimeZone, found.Source, found.SourceId).ShouldBe(("Tu 12:00-14:30,18:00-00:30; Su 12:00-21:00", "Europe/Berlin", "google", "ChIJ1"));
        var (key, mask, body) = _asked.ShouldHaveSingleItem();
        key.ShouldBe(Key);
        mask!.Split(',').ShouldContain("places.internationalPhoneNumber");
        mask.ShouldNotContain(" ");
        body.GetProperty("textQuery").GetString().ShouldBe("trattoria roma");
        body.TryGetProperty("priceLevels", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_here_is_not_looked_for_there()
    {
        await using var host = CreateFixture();
        await host.Importer.AddAsync(DirectoryFixture.Entry("Roma", "+49 7531 99999") with { Cuisine = "italian", City = "Konstanz" }, CancellationToken.None);
        (await host.Directory.FindAsync("Roma", CancellationToken.None)).Match!.Source.ShouldBe("user");
        (await host.Directory.SearchAsync(new RestaurantQuery { Cuisine = "italian", Place = "Konstanz" }, CancellationToken.None)).Count.ShouldBe(1);
        _asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_kind_is_looked_for_in_words_with_its_price_and_closed_ones_left_out()
    {
        await using var host = CreateFixture();
        var query = new RestaurantQuery { Cuisine = "italian", Place = "Konstanz", MinPrice = 2, MaxPrice = 3, Limit = 3, OpenAt = new LocalDateTime(2026, 11, 24, 19, 0) };
        (await host.Directory.SearchAsync(query, CancellationToken.None)).ShouldHaveSingleItem().Name.ShouldBe("Trattoria Roma");
        (await host.Directory.SearchAsync(query with { OpenAt = new LocalDateTime(2026, 11, 25, 19, 0) }, CancellationToken.None)).ShouldBeEmpty();
        var body = _asked[0].Body;
        body.GetProperty("textQuery").GetString().ShouldBe("italian restaurant in Konstanz");
        body.GetProperty("priceLevels").EnumerateArray().Select(level => level.GetString()).ShouldBe(["PRICE_LEVEL_MODERATE", "PRICE_LEVEL_EXPENSIVE"]);
        body.GetProperty("pageSize").GetInt32().ShouldBe(3);
        var asked = _asked.Count;
        (await host.Directory.SearchAsync(query with { MinPrice = 4 }, CancellationToken.None)).ShouldBeEmpty("nothing is dearer than it is cheap");
        _asked.Count.ShouldBe(asked);
    }

    [Fact]
    public async Task Nothing_of_it_is_kept()
    {
        await using var host = CreateFixture();
        await host.Directory.FindAsync("trattoria roma", CancellationToken.None);
        (await host.Table.ListAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_results_it_says_so()
    {
        _answer = (200, "{}");
        await using var host = CreateFixture();
        (await host.Directory.FindAsync("nowhere", CancellationToken.None)).Error!.Code.ShouldBe("restaurant.not_found");
    }

    [Theory]
    [InlineData(400, "API_KEY_INVALID", "INVALID_ARGUMENT", "google_places.key_invalid")]
    [InlineData(400, null, "INVALID_ARGUMENT", "google_places.bad_request")]
    [InlineData(403, "SERVICE_DISABLED", "PERMISSION_DENIED", "google_places.forbidden")]
    [InlineData(429, "RATE_LIMIT_EXCEEDED", "RESOURCE_EXHAUSTED", "google_places.rate_limited")]
    [InlineData(503, null, "UNAVAILABLE", "google_places.unavailable")]
    [InlineData(404, null, null, "google_places.not_google")]
    public async Task Its_refusals_are_told_with_codes_and_never_with_the_key(int status, string? reason, string? grpc, string code)
    {
        _answer = (status, grpc is null ? "<html>" : JsonSerializer.Serialize(new
        {
            error = new
            {
                code = status,
                message = $"API key {Key} is not right.",
                status = grpc,
                details = reason is null ? [] : new[] { new Dictionary<string, object> { ["@type"] = "type.googleapis.com/google.rpc.ErrorInfo", ["reason"] = reason, ["domain"] = "googleapis.com" } },
            },
        }));
        await using var host = CreateFixture();
        var error = (await Should.ThrowAsync<ConciergeException>(() => host.Directory.FindAsync("roma", CancellationToken.None))).Error;
        error.Code.ShouldBe(code);
        error.ToString().ShouldNotContain(Key);
    }

    [Fact]
    public async Task Whatever_else_answers_is_told()
    {
        _answer = (200, "hello");
        await using var host = CreateFixture();
        (await Should.ThrowAsync<ConciergeException>(() => host.Directory.FindAsync("roma", CancellationToken.None))).Error.Code.ShouldBe("google_places.not_google");
    }

    [Fact]
    public async Task Nobody_there_is_told()
    {
        await using var host = new DirectoryFixture(new ConciergeSettings { Restaurants = new() { GooglePlacesApiKey = Key, GooglePlacesBaseUrl = new Uri("http://127.0.0.1:1/") } });
        (await Should.ThrowAsync<ConciergeException>(() => host.Directory.FindAsync("roma", CancellationToken.None))).Error.Code.ShouldBe("google_places.unreachable");
    }

    [Fact]
    public async Task Without_a_key_nobody_is_asked()
    {
        await using var host = new DirectoryFixture(new ConciergeSettings { Restaurants = new() { GooglePlacesBaseUrl = Address } });
        (await host.Directory.FindAsync("roma", CancellationToken.None)).Match.ShouldBeNull();
        _asked.ShouldBeEmpty();
    }

    private Uri Address => new(_google.Urls.Single());

    private DirectoryFixture CreateFixture() => new(new ConciergeSettings { Restaurants = new() { GooglePlacesApiKey = Key, GooglePlacesBaseUrl = Address } });

    private async Task<IResult> AnswerAsync(HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        _asked.Add((request.Headers["X-Goog-Api-Key"], request.Headers["X-Goog-FieldMask"], body.RootElement.Clone()));
        return Results.Text(_answer.Body, "application/json", statusCode: _answer.Status);
    }
}
