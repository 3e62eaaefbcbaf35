using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Concierge.Contracts;
using Concierge.Storage.Bookings;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Concierge.Tests.Storage;
using Ical.Net;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Concierge.Tests.Server;

/// <summary>The bookings in the HTTP API.</summary>
[Trait("Category", "Server")]
public sealed class ReservationsApiTests
{
    private static readonly LocalDate Day = LocalDate.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).PlusDays(30);

    [Fact]
    public async Task GetReservations_Bookings_AreListedAndShown()
    {
        await using var host = await StartHostAsync(TestRows.Booking("abcdef", Day, confirmationNumber: "BK472"), TestRows.Booking("gone22", Day, status: BookingStatus.Cancelled));

        var list = await host.Api.GetFromJsonAsync<JsonElement>("/reservations");
        var all = await host.Api.GetFromJsonAsync<JsonElement>("/reservations?all=true");
        var one = await host.Api.GetFromJsonAsync<JsonElement>("/reservations/BK472");

        list.EnumerateArray().Select(booking => booking.GetProperty("id").GetString()).ShouldBe(["abcdef"]);
        all.GetArrayLength().ShouldBe(2);
        (one.GetProperty("id").GetString(), one.GetProperty("status").GetString(), one.GetProperty("time").GetString()).ShouldBe(("abcdef", "confirmed", "19:00"));
    }

    [Fact]
    public async Task GetReservations_WithoutKey_IsUnauthorized()
    {
        await using var host = await StartHostAsync(TestRows.Booking("abcdef", Day));

        foreach (var path in (string[])["/reservations", "/reservations/abcdef", "/reservations/abcdef.ics", "/reservations.ics", "/calls"])
        {
            using var answer = await host.AnonymousClient.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
        }
    }

    [Theory]
    [InlineData("GET", "/reservations/nobody", "reservation.not_found", 404)]
    [InlineData("GET", "/reservations/nobody.ics", "reservation.not_found", 404)]
    [InlineData("POST", "/reservations/nobody/cancel", "reservation.not_found", 404)]
    [InlineData("POST", "/reservations/gone22/cancel", "reservation.cancelled", 422)]
    [InlineData("POST", "/reservations/past22/cancel", "reservation.past", 422)]
    [InlineData("POST", "/reservations/abcdef/change", "request.change", 422)]
    public async Task PostReservations_Impossible_IsRefusedWithoutACall(string method, string path, string code, int status)
    {
        await using var host = await StartHostAsync(
            TestRows.Booking("abcdef", Day), TestRows.Booking("gone22", Day, status: BookingStatus.Cancelled), TestRows.Booking("past22", new LocalDate(2020, 1, 1)));
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (path.EndsWith("/change", StringComparison.Ordinal))
        {
            request.Content = ServerTestHost.Json("""{"text":"as it is"}""");
        }

        using var answer = await host.Api.SendAsync(request);

        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe(code);
        host.TwilioServer.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task PostChange_Text_CallsTheRestaurant()
    {
        await using var host = await StartHostAsync(TestRows.Booking("abcdef", Day, confirmationNumber: "BK472"));
        var asking = host.Api.PostAsync("/reservations/abcdef/change", ServerTestHost.Json("""{"text":"make it 5 people at 8pm"}"""));
        await Until.TrueAsync(() => host.TwilioServer.Requests.Any(request => request.IsCreate), "the call");
        var calls = await host.Api.GetFromJsonAsync<JsonElement>("/calls");
        var call = calls[0];
        (call.GetProperty("purpose").GetString(), call.GetProperty("party_size").GetInt32(), call.GetProperty("time").GetString(), call.GetProperty("booking_id").GetString()).ShouldBe(("change", 5, "20:00", "abcdef"));

        await host.ReportAsync(call.GetProperty("call_id").GetString()!, "busy");

        using var answer = await asking;
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("result").GetProperty("outcome").GetString().ShouldBe("busy");
        var kept = await host.Api.GetFromJsonAsync<JsonElement>("/reservations/abcdef");
        (kept.GetProperty("party_size").GetInt32(), kept.GetProperty("revision").GetInt32()).ShouldBe((4, 0));
    }

    [Theory]
    [InlineData("/reservations/abcdef.ics", null)]
    [InlineData("/reservations/abcdef", "text/calendar")]
    [InlineData("/reservations.ics", null)]
    [InlineData("/reservations", "text/calendar")]
    public async Task GetReservations_Calendar_IsReadable(string path, string? accept)
    {
        await using var host = await StartHostAsync(TestRows.Booking("abcdef", Day, timeZone: "Europe/Berlin", confirmationNumber: "BK472"));
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
        {
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        }

        using var answer = await host.Api.SendAsync(request);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar", await answer.Content.ReadAsStringAsync() + string.Join('\n', host.Logs.Lines.TakeLast(5)));
        var entry = Calendar.Load(await answer.Content.ReadAsStringAsync())!.Events.ShouldHaveSingleItem();
        (entry.Uid, entry.Sequence, entry.Status, entry.Start!.TzId).ShouldBe(("abcdef@concierge", 0, "CONFIRMED", "Europe/Berlin"));
        var start = Day.At(new LocalTime(19, 0)).InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).ToDateTimeUtc();
        (entry.Start.AsUtc, entry.End!.AsUtc).ShouldBe((start, start.AddHours(2)));
        entry.Description!.ShouldContain("BK472");
    }

    [Fact]
    public async Task GetReservations_CancelledBooking_KeepsItsUid()
    {
        var cancelled = TestRows.Booking("abcdef", Day, status: BookingStatus.Cancelled);
        cancelled.Revision = 2;
        cancelled.PhoneNumber = "+18005550142";
        await using var host = await StartHostAsync(cancelled);

        var text = await host.Api.GetStringAsync("/reservations/abcdef.ics");

        var entry = Calendar.Load(text)!.Events.ShouldHaveSingleItem();
        (entry.Uid, entry.Sequence, entry.Status).ShouldBe(("abcdef@concierge", 2, "CANCELLED"));
        entry.Start!.IsFloating.ShouldBeTrue("the restaurant's zone is not known");
    }

    [Fact]
    public async Task OpenApi_Document_HasReservations()
    {
        await using var host = await ServerTestHost.StartAsync();

        var description = await host.Api.GetFromJsonAsync<JsonElement>("/openapi.json");
        description.GetProperty("info").GetProperty("title").GetString().ShouldBe("Concierge");
        var paths = description.GetProperty("paths");

        foreach (var path in (string[])["/reservations", "/reservations/{reservation_id}", "/reservations/{reservation_id}/cancel", "/reservations/{reservation_id}/change"])
        {
            paths.TryGetProperty(path, out _).ShouldBeTrue(path);
        }
    }

    private static async Task<ServerTestHost> StartHostAsync(params BookingRow[] bookings)
    {
        var host = await ServerTestHost.StartAsync();
        var seal = host.App.Services.GetRequiredService<GuestTextCipher>();
        await host.App.Services.GetRequiredService<Database>().UseAsync(
            async (context, token) =>
            {
                foreach (var booking in bookings)
                {
                    booking.SealedRequests = seal.Encrypt("a quiet table");
                    context.Add(booking);
                }

                await context.SaveChangesAsync(token);
            },
            CancellationToken.None);
        return host;
    }
}
