using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Concierge.Calls.Lifecycle;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Storage.Bookings;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Concierge.Tests.Agents;
using Concierge.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Concierge.Tests.Server;

/// <summary>A booking is changed in a conversation (<c>POST /requests</c>) and by its id (<c>POST /reservations/{id}/change</c>): the same change leads to the same call.</summary>
[Trait("Category", "Server")]
public sealed class BookingChangeParityTests : IAsyncLifetime
{
    private const string SpecialRequests = "a quiet table";

    private static readonly LocalDate Day = LocalDate.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).PlusDays(30);
    private static readonly string NextDay = Format(Day.PlusDays(1));
    private static readonly string DayAfter = Format(Day.PlusDays(2));

    private ScriptedChatServer _model = null!;

    public async Task InitializeAsync() => _model = await ScriptedChatServer.StartAsync();

    public async Task DisposeAsync() => await _model.DisposeAsync();

    public static TheoryData<string> Arguments() => new()
    {
        $$"""{"date":"{{NextDay}}"}""",
        """{"time":"20:30"}""",
        """{"party_size":5}""",
        """{"special_requests":"a high chair"}""",
        """{"seating":"inside or outside"}""",
        """{"time":"20:00","earliest_time":"19:30","latest_time":"21:00"}""",
        $$"""{"date":"{{NextDay}}","other_dates":"{{DayAfter}}"}""",
        """{"party_size":6,"smallest_party":5}""",
        """{"party_size":5,"call_when_open":true}""",
        """{"party_size":5,"despite_closing":true}""",
    };

    [Theory]
    [MemberData(nameof(Arguments))]
    public async Task Both_ways_make_the_same_call_of_what_a_chat_model_reads(string arguments)
    {
        var change = JsonNode.Parse(arguments)!.AsObject();
        change["booking"] = "abcdef";

        _model.Calls(("transfer_to_reservation_agent", new { })).Calls(("change_booking", change)).Says("The line was busy.");
        await using var host = await StartHostAsync(WithChatModel);
        var talked = await CallAsync(host, "/requests", "please change my booking as we discussed");
        _model.Calls(("change_booking", change));
        var byId = await CallAsync(host, "/reservations/abcdef/change", "please change it as we discussed");

        byId.ShouldBe(talked);
        byId.ShouldBe(Expected(change));
    }

    public static TheoryData<string, string> Sentences() => new()
    {
        { "change my table at Luigi's to 5 people", """{"party_size":5}""" },
        { "move my table at Luigi's to 8:30pm", """{"time":"20:30"}""" },
        { "change my table at Luigi's, one more person is coming", """{"party_size":5}""" },
        { "move my table at Luigi's half an hour later", """{"time":"19:30"}""" },
        { $"move my table at Luigi's to {NextDay}", $$"""{"date":"{{NextDay}}"}""" },
        { $"move my table at Luigi's to {NextDay} or {DayAfter}", $$"""{"date":"{{NextDay}}","other_dates":"{{DayAfter}}"}""" },
        { "change my table at Luigi's, inside or outside is fine", """{"seating":"inside or outside"}""" },
        { "change my table at Luigi's, we need a high chair", """{"special_requests":"a high chair"}""" },
        { "move my table at Luigi's to between 8pm and 9pm", """{"time":"20:00","earliest_time":"20:00","latest_time":"21:00"}""" },
    };

    [Theory]
    [MemberData(nameof(Sentences))]
    public async Task Both_ways_make_the_same_call_of_what_the_built_in_model_reads(string text, string arguments)
    {
        await using var host = await StartHostAsync(settings => settings);
        var talked = await CallAsync(host, "/requests", text);
        var byId = await CallAsync(host, "/reservations/abcdef/change", text);

        byId.ShouldBe(talked);
        byId.ShouldBe(Expected(JsonNode.Parse(arguments)!.AsObject()));
    }

    [Theory]
    [InlineData("""{"party_size":5}""")]
    [InlineData("""{"time":"20:00","earliest_time":"20:00","latest_time":"21:00","smallest_party":3}""")]
    [InlineData("""{"special_requests":"a high chair","seating":"outside","despite_closing":true}""")]
    public async Task Fields_make_the_call_that_they_describe(string fields)
    {
        await using var host = await StartHostAsync(settings => settings);

        var byFields = await CallJsonAsync(host, "/reservations/abcdef/change", fields);

        byFields.ShouldBe(Expected(JsonNode.Parse(fields)!.AsObject()));
    }

    [Theory]
    [InlineData("{}", "request.change")]
    [InlineData("""{"party_size":4}""", "reservation.unchanged")]
    [InlineData("""{"party_size":40}""", "request.party_size")]
    [InlineData("""{"text":"make it 5 people","time":"20:00"}""", "plan.with_fields")]
    public async Task Fields_that_cannot_be_are_refused(string fields, string code)
    {
        await using var host = await StartHostAsync(settings => settings);

        using var answer = await host.Api.PostAsync("/reservations/abcdef/change", ServerTestHost.Json(fields));

        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe(code);
        host.TwilioServer.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/requests", "change my table at Luigi's to 4 people")]
    [InlineData("/reservations/abcdef/change", "make it 4 people")]
    [InlineData("/reservations/abcdef/change", "at 7pm")]
    public async Task A_booking_that_would_stay_as_it_is_has_one_code(string path, string text)
    {
        await using var host = await StartHostAsync(settings => settings);

        (await ErrorAsync(host, path, text)).ShouldBe(("reservation.unchanged", BookingErrors.Unchanged("Luigi's").Message));
        host.TwilioServer.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_chat_model_that_asks_instead_has_its_question_told_and_nobody_is_called()
    {
        await using var host = await StartHostAsync(WithChatModel);
        _model.Says("Luigi's is full on Friday. Which day do you mean?");

        (await ErrorAsync(host, "/reservations/abcdef/change", "another day")).ShouldBe(("request.change", "Which day?"));

        host.TwilioServer.Requests.ShouldBeEmpty();
        _model.Requests.ShouldHaveSingleItem()["messages"]!.AsArray()[0]!["content"]!.GetValue<string>().ShouldContain("abcdef");
    }

    [Theory]
    [InlineData("""{"booking":"abcdef"}""", "request.change")]
    [InlineData("""{"booking":"abcdef","party_size":"many"}""", "request.change")]
    [InlineData("""{"booking":"abcdef","time":"soonish"}""", "request.time")]
    [InlineData("""{"booking":"abcdef","party_size":13}""", "request.party_size")]
    [InlineData("""{"booking":"abcdef","party_size":4}""", "reservation.unchanged")]
    public async Task What_a_chat_model_reads_wrongly_is_refused_and_nobody_is_called(string arguments, string code)
    {
        await using var host = await StartHostAsync(WithChatModel);
        _model.Calls(("change_booking", JsonNode.Parse(arguments)!));

        (await ErrorAsync(host, "/reservations/abcdef/change", "as we discussed")).Code.ShouldBe(code);

        host.TwilioServer.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("make it 5, my card is 4111 1111 1111 1111", "request.secret")]
    [InlineData(" ", "request.empty")]
    public async Task Words_that_the_guardrails_refuse_reach_no_chat_model(string text, string code)
    {
        await using var host = await StartHostAsync(WithChatModel);

        (await ErrorAsync(host, "/reservations/abcdef/change", text)).Code.ShouldBe(code);
        (await ErrorAsync(host, "/requests", text)).Code.ShouldBe(code);

        _model.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("gone22", "reservation.cancelled")]
    [InlineData("past22", "reservation.past")]
    public async Task A_closed_booking_is_refused_before_a_chat_model_is_asked(string id, string code)
    {
        await using var host = await StartHostAsync(WithChatModel);

        (await ErrorAsync(host, $"/reservations/{id}/change", "make it 5 people")).Code.ShouldBe(code);

        _model.Requests.ShouldBeEmpty();
    }

    private ConciergeSettings WithChatModel(ConciergeSettings settings) =>
        settings with { Agents = settings.Agents with { Model = "gpt-6-luna", BaseUrl = _model.Endpoint } };

    private static ReservationDetails Expected(JsonObject change) => new()
    {
        RestaurantName = "Luigi's",
        PhoneNumber = "+14155550142",
        Date = Day.PlusDays(change.ContainsKey("date") ? 1 : 0),
        Time = Time(change, "time") ?? new LocalTime(19, 0),
        PartySize = change["party_size"]?.GetValue<int>() ?? 4,
        CustomerName = "John",
        CustomerPhone = "+14155550199",
        SpecialRequests = change["special_requests"]?.GetValue<string>() ?? SpecialRequests,
        Seating = change["seating"]?.GetValue<string>(),
        EarliestTime = Time(change, "earliest_time"),
        LatestTime = Time(change, "latest_time"),
        OtherDates = change.ContainsKey("other_dates") ? [Day.PlusDays(2)] : [],
        SmallestParty = change["smallest_party"]?.GetValue<int>(),
        CallWhenOpen = change["call_when_open"]?.GetValue<bool>() == true,
        DespiteClosing = change["despite_closing"]?.GetValue<bool>() == true,
        Purpose = CallPurpose.Change,
        Existing = new ExistingBooking(Day, new LocalTime(19, 0), 4, "BK472") { BookingId = "abcdef" },
    };

    private static LocalTime? Time(JsonObject change, string name) =>
        change[name]?.GetValue<string>() is { } text ? LocalTime.FromTimeOnly(TimeOnly.Parse(text, CultureInfo.InvariantCulture)) : null;

    private static string Format(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    // The call of a change. The line is busy: the booking stays as it is.
    private static Task<ReservationDetails> CallAsync(ServerTestHost host, string path, string text) =>
        CallJsonAsync(host, path, JsonSerializer.Serialize(new { text }));

    private static async Task<ReservationDetails> CallJsonAsync(ServerTestHost host, string path, string body)
    {
        var earlier = host.TwilioServer.Requests.Count(request => request.IsCreate);
        var asking = host.Api.PostAsync(path, ServerTestHost.Json(body));
        await Until.TrueAsync(() => host.TwilioServer.Requests.Count(request => request.IsCreate) > earlier || asking.IsCompleted, "the call");
        asking.IsCompleted.ShouldBeFalse(asking.IsCompleted ? await (await asking).Content.ReadAsStringAsync() : "");
        var calls = await host.Api.GetFromJsonAsync<JsonElement>("/calls");
        var callId = calls.EnumerateArray().Single(call => !call.TryGetProperty("finished_at", out _)).GetProperty("call_id").GetString()!;
        var details = host.App.Services.GetRequiredService<CallManager>().Get(callId).Details;
        await host.ReportAsync(callId, "busy");
        using var answer = await asking;
        return details;
    }

    private static async Task<(string? Code, string? Message)> ErrorAsync(ServerTestHost host, string path, string text)
    {
        using var answer = await host.Api.PostAsync(path, Body(text));
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return body.TryGetProperty("error_code", out var code)
            ? (code.GetString(), body.GetProperty("answer").GetString()!.Replace($" {body.GetProperty("remedy").GetString()}", "", StringComparison.Ordinal))
            : (body.GetProperty("code").GetString(), body.GetProperty("title").GetString());
    }

    private static StringContent Body(string text) => ServerTestHost.Json(JsonSerializer.Serialize(new { text }));

    private static async Task<ServerTestHost> StartHostAsync(Func<ConciergeSettings, ConciergeSettings> change)
    {
        var host = await ServerTestHost.StartAsync(settings => change(settings with { Guest = settings.Guest with { Phone = " +14155550199 " } }));
        var seal = host.App.Services.GetRequiredService<GuestTextCipher>();
        await host.App.Services.GetRequiredService<Database>().UseAsync(
            async (context, token) =>
            {
                BookingRow[] bookings =
                [
                    TestRows.Booking("abcdef", Day, confirmationNumber: "BK472"),
                    TestRows.Booking("gone22", Day, status: BookingStatus.Cancelled),
                    TestRows.Booking("past22", new LocalDate(2020, 1, 1)),
                ];
                foreach (var booking in bookings)
                {
                    booking.SealedRequests = seal.Encrypt(SpecialRequests);
                    context.Add(booking);
                }

                await context.SaveChangesAsync(token);
            },
            CancellationToken.None);
        return host;
    }
}
