using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Concierge.Restaurants.Import;
using Concierge.Storage.Engines;
using Concierge.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Concierge.Tests.Server;

/// <summary>The restaurant directory in the HTTP API.</summary>
[Trait("Category", "Server")]
public sealed class RestaurantsApiTests
{
    [Fact]
    public async Task GetRestaurants_ByNameKindAndId_AreFound()
    {
        await using var host = await StartHostAsync();
        var named = await ListAsync(host, "/restaurants?q=trattoria%20rome");
        var roma = named["restaurants"]!.AsArray().ShouldHaveSingleItem()!;
        roma["name"]!.GetValue<string>().ShouldBe("Trattoria Roma");
        roma["phone_number"]!.GetValue<string>().ShouldBe("+49753112345");
        roma["open_now"]!.GetValue<string>().ShouldBe("closed");
        roma["next_opening"]!.GetValue<string>().ShouldBe("2026-11-24T12:00");
        roma["may_be_called"]!.GetValue<bool>().ShouldBeFalse();

        var kind = await ListAsync(host, "/restaurants?cuisine=italian&place=Konstanz&max_price=2&open_at=2026-11-24T13:00");
        kind["restaurants"]!.AsArray().Select(restaurant => restaurant!["name"]!.GetValue<string>()).ShouldBe(["Trattoria Roma"]);
        (await ListAsync(host, "/restaurants?cuisine=italian&open_at=2026-11-23T13:00"))["restaurants"]!.AsArray().ShouldBeEmpty();

        (await ListAsync(host, $"/restaurants/{roma["id"]}"))["name"]!.GetValue<string>().ShouldBe("Trattoria Roma");
    }

    [Fact]
    public async Task GetRestaurants_NoMatch_ReturnsSimilarNames()
    {
        await using var host = await StartHostAsync();
        var near = await ListAsync(host, "/restaurants?q=Trattoria%20Romagna%20Bella");
        near["restaurants"]!.AsArray().ShouldBeEmpty();
        near["near"]!.AsArray().ShouldHaveSingleItem()!["name"]!.GetValue<string>().ShouldBe("Trattoria Roma");
    }

    [Theory]
    [InlineData("/restaurants?max_price=5", 422, "request.parameter")]
    [InlineData("/restaurants?max_price=abc", 422, "request.parameter")]
    [InlineData("/restaurants?limit=99999999999", 422, "request.parameter")]
    [InlineData("/reservations?all=perhaps", 422, "request.parameter")]
    [InlineData("/restaurants?min_price=0", 422, "request.parameter")]
    [InlineData("/restaurants?min_price=3&max_price=2", 422, "request.parameter")]
    [InlineData("/restaurants?limit=0", 422, "request.parameter")]
    [InlineData("/restaurants?open_at=tonight", 422, "request.parameter")]
    [InlineData("/restaurants?open_at=-9998-01-01T00:00", 422, "request.parameter")]
    [InlineData("/restaurants?open_at=9999-12-31T23:59", 422, "request.parameter")]
    [InlineData("/restaurants?q=%07", 422, "request.parameter")]
    [InlineData("/restaurants/999999", 404, "restaurant.not_known")]
    public async Task GetRestaurants_InvalidParameter_IsRefusedWithACode(string path, int status, string code)
    {
        await using var host = await StartHostAsync();
        using var answer = await host.Api.GetAsync(path);
        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>().ShouldBe(code);
    }

    [Theory]
    [InlineData("/restaurants")]
    [InlineData("/restaurants/1")]
    public async Task GetRestaurants_WithoutKey_IsUnauthorized(string path)
    {
        await using var host = await StartHostAsync();
        using var answer = await host.AnonymousClient.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task PostCalls_ClosedRestaurantOfTheDirectory_IsRefused()
    {
        await using var host = await StartHostAsync("+49753112345");
        using var answer = await host.Api.PostAsync("/calls", ServerTestHost.Json("""{"restaurant_name":"Roma","phone_number":"+49 7531 12345","party_size":4,"date":"2026-11-24","time":"19:00","customer_name":"John"}"""));
        ((int)answer.StatusCode).ShouldBe(422);
        (await answer.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>().ShouldBe("restaurant.closed");

        using var later = await host.Api.PostAsync("/calls", ServerTestHost.Json("""{"restaurant_name":"Roma","phone_number":"+49 7531 12345","party_size":4,"date":"2026-11-24","time":"19:00","customer_name":"John","call_when_open":true}"""));
        later.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var call = await ListAsync(host, later.Headers.Location!.OriginalString);
        call["retry"]!["reason"]!.GetValue<string>().ShouldBe("closed");
        call["retry"]!["local_time"]!.GetValue<string>().ShouldBe("Tuesday at 12:00");
    }

    [Fact]
    public async Task PostReservations_ClosedRestaurant_IsRefusedUntilItOpens()
    {
        await using var host = await StartHostAsync("+49753112345");
        var booking = TestRows.Booking("abcdef", new LocalDate(2026, 11, 25), "Europe/Berlin", "BK472");
        (booking.PhoneNumber, booking.SealedRequests) = ("+49753112345", null);
        await host.App.Services.GetRequiredService<Database>().UseAsync(
            async (context, token) =>
            {
                context.Add(booking);
                await context.SaveChangesAsync(token);
            },
            CancellationToken.None);

        foreach (var (path, body, code) in ((string, string, string)[])[("cancel", "{}", "restaurant.closed"), ("change", """{"text":"make it 5 people"}""", "restaurant.closed"), ("change", """{"text":"on Monday 30 November"}""", "restaurant.closed_then")])
        {
            using var refused = await host.Api.PostAsync($"/reservations/abcdef/{path}", ServerTestHost.Json(body));
            (await refused.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>().ShouldBe(code, body);
        }

        using var asking = new HttpRequestMessage(HttpMethod.Post, "/reservations/abcdef/cancel?call_when_open=true") { Headers = { { "Accept", "text/event-stream" } } };
        using var answer = await host.Api.SendAsync(asking, HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await answer.Content.ReadAsStreamAsync();
        string? callId = null, opens = null, outcome = null;
        await foreach (var happened in SseParser.Create(stream).EnumerateAsync())
        {
            var data = JsonNode.Parse(happened.Data)!;
            callId ??= data["call_id"]?.GetValue<string>();
            outcome = data["result"]?["outcome"]?.GetValue<string>() ?? outcome;
            if (opens is null && data["retry"]?["local_time"]?.GetValue<string>() is { } told)
            {
                opens = told;
                using var given = await host.Api.PostAsync($"/calls/{callId}/hangup", content: null);
            }
        }

        opens.ShouldBe("Tuesday at 12:00");
        outcome.ShouldNotBeNull().ShouldNotBe("cancelled");
        host.TwilioServer.Requests.ShouldBeEmpty();
    }

    private static async Task<ServerTestHost> StartHostAsync(string? allowed = null)
    {
        // Sunday, one in the afternoon in Konstanz.
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        var host = await ServerTestHost.StartAsync(settings => settings with { Restaurants = settings.Restaurants with { AllowedPhoneNumbers = allowed is null ? settings.Restaurants.AllowedPhoneNumbers : [allowed] } }, time);
        await host.App.Services.GetRequiredService<RestaurantImporter>().AddAsync(
            new RawEntry { Position = "test", Name = "Trattoria Roma", Phones = ["+49 7531 12345"], City = "Konstanz", Cuisine = "italian", Price = "2", OpeningHours = "Tu-Sa 12:00-23:00" },
            CancellationToken.None);
        return host;
    }

    private static async Task<JsonObject> ListAsync(ServerTestHost host, string path)
    {
        using var answer = await host.Api.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }
}
