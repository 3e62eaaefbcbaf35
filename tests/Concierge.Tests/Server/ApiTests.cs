using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.VoiceAgent;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Tests.Server;

/// <summary>The HTTP API as a client sees it.</summary>
[Trait("Category", "Server")]
public sealed class ApiTests
{
    public static TheoryData<string, string, int, string> Refusals { get; } = new()
    {
        { "restaurant_name", "null", 422, "request.missing_field" },
        { "restaurant_name", "\" \"", 422, "request.missing_field" },
        { "phone_number", "null", 422, "request.missing_field" },
        { "phone_number", "\"five\"", 422, "phone.invalid" },
        { "phone_number", "\"+14155559999\"", 422, "phone.not_allowed" },
        { "party_size", "null", 422, "request.missing_field" },
        { "party_size", "0", 422, "request.party_size" },
        { "party_size", "13", 422, "request.party_size" },
        { "party_size", "-1", 422, "request.party_size" },
        { "party_size", "\"many\"", 400, "api.invalid_body" },
        { "party_size", "99999999999", 400, "api.invalid_body" },
        { "date", "null", 422, "request.missing_field" },
        { "date", "\"2020-01-01\"", 422, "request.past_time" },
        { "date", "\"2099-01-01\"", 422, "request.too_far_ahead" },
        { "time", "null", 422, "request.missing_field" },
        { "customer_name", "\"a\\u0000b\"", 422, "request.customer_name" },
    };

    [Theory]
    [InlineData("GET", "/calls/x")]
    [InlineData("GET", "/calls/x/status")]
    [InlineData("GET", "/calls/x/events")]
    [InlineData("POST", "/calls/x/hangup")]
    [InlineData("POST", "/calls")]
    [InlineData("POST", "/requests")]
    public async Task Api_WithoutKey_IsUnauthorized(string method, string path)
    {
        await using var host = await ServerTestHost.StartAsync();

        foreach (var key in new[] { null, "", "Bearer", "Bearer wrong", "Basic " + ServerTestHost.ApiKey })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            if (key is not null)
            {
                request.Headers.TryAddWithoutValidation("Authorization", key);
            }

            using var answer = await host.AnonymousClient.SendAsync(request);
            await ProblemAsync(answer, 401, "api.unauthorized");
            answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        }
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task PostCalls_InvalidField_IsRefusedWithACode(string field, string value, int status, string code)
    {
        await using var host = await ServerTestHost.StartAsync(settings => settings with { Guest = settings.Guest with { Name = null } });
        var body = JsonNode.Parse(ServerTestHost.Booking)!.AsObject();
        body[field] = JsonNode.Parse(value);

        using var answer = await host.Api.PostAsync("/calls", ServerTestHost.Json(body.ToJsonString()));

        await ProblemAsync(answer, status, code);
        host.TwilioServer.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{half")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("7")]
    public async Task PostCalls_InvalidJson_IsRefused(string body)
    {
        await using var host = await ServerTestHost.StartAsync();

        using var answer = await host.Api.PostAsync("/calls", ServerTestHost.Json(body));

        await ProblemAsync(answer, 400, "api.invalid_body");
    }

    [Fact]
    public async Task PostCalls_OtherMediaType_IsAProblem()
    {
        await using var host = await ServerTestHost.StartAsync();

        using var answer = await host.Api.PostAsync("/calls", new StringContent("restaurant"));

        await ProblemAsync(answer, 415, "http.415", "Send JSON with Content-Type: application/json.");
    }

    [Fact]
    public async Task PostCalls_OversizedBody_IsRefused()
    {
        await using var host = await ServerTestHost.StartAsync();

        using var answer = await host.Api.PostAsync("/requests", ServerTestHost.Json($$"""{"text":"{{new string('a', 70_000)}}"}"""));

        await ProblemAsync(answer, 413, "http.413", "Send a shorter text.");
    }

    [Theory]
    [InlineData("GET", "/plans", "Send POST.")]
    [InlineData("DELETE", "/calls", "Send GET or POST.")]
    [InlineData("PUT", "/reservations/k7m2qa", "Send GET.")]
    public async Task Api_MethodThatThePathDoesNotTake_IsAProblemThatNamesTheOthers(string method, string path, string remedy)
    {
        await using var host = await ServerTestHost.StartAsync();

        using var answer = await host.Api.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        await ProblemAsync(answer, 405, "http.405", remedy);
    }

    [Theory]
    [InlineData("GET", "/calls/unknown")]
    [InlineData("GET", "/calls/unknown/status")]
    [InlineData("GET", "/calls/unknown/events")]
    [InlineData("POST", "/calls/unknown/hangup")]
    public async Task Api_UnknownCall_IsNotFound(string method, string path)
    {
        await using var host = await ServerTestHost.StartAsync();

        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await host.Api.SendAsync(request);

        await ProblemAsync(answer, 404, "call.not_found");
    }

    [Fact]
    public async Task PostCalls_MissingSettings_NamesTheFirst()
    {
        await using var host = await ServerTestHost.StartAsync(settings => settings with { Twilio = settings.Twilio with { AccountSid = null } });

        using var answer = await host.Api.PostAsync("/calls", ServerTestHost.Json(ServerTestHost.Booking));

        await ProblemAsync(answer, 503, "twilio.not_configured");
    }

    [Fact]
    public async Task PostCalls_TwilioRefuses_IsABadGateway()
    {
        await using var host = await ServerTestHost.StartAsync();
        host.TwilioServer.Refusal = 21210;

        using var answer = await host.Api.PostAsync("/calls", ServerTestHost.Json(ServerTestHost.Booking));

        await ProblemAsync(answer, 502, "twilio.caller_not_allowed");
    }

    [Fact]
    public async Task PostCalls_LimitReached_SaysWhenToRetry()
    {
        await using var host = await ServerTestHost.StartAsync(settings => settings with { Limits = settings.Limits with { CallsPerHour = 1 } });
        await host.CallAsync();

        using var answer = await host.Api.PostAsync("/calls", ServerTestHost.Json(ServerTestHost.Booking));

        await ProblemAsync(answer, 429, "limit.hour");
        answer.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromMinutes(50), TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task GetCall_Accepted_MasksTheNumber()
    {
        await using var host = await ServerTestHost.StartAsync();
        using var placed = await host.Api.PostAsync("/calls", ServerTestHost.Json(ServerTestHost.Booking));

        placed.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var view = await host.Api.GetStringAsync(placed.Headers.Location);

        view.ShouldContain("\"restaurant_name\":");
        view.ShouldContain("\"party_size\":4");
        view.ShouldContain("\"status\":\"pending\"");
        view.ShouldNotContain(TestSettings.RestaurantPhone);
        view.ShouldNotContain("secret");
    }

    [Fact]
    public async Task PostCalls_LateMorning_IsBookedForTheMorning()
    {
        await using var host = await ServerTestHost.StartAsync();
        var body = JsonNode.Parse(ServerTestHost.Booking)!.AsObject();
        body["time"] = "10:30";

        using var placed = await host.Api.PostAsync("/calls", ServerTestHost.Json(body.ToJsonString()));

        placed.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await host.Api.GetStringAsync(placed.Headers.Location)).ShouldContain("\"time\":\"10:30\"");
    }

    [Fact]
    public async Task PostHangUp_Call_EndsIt()
    {
        await using var host = await ServerTestHost.StartAsync();
        var callId = await host.CallAsync();

        using var answer = await host.Api.PostAsync($"/calls/{callId}/hangup", content: null);

        var status = await answer.Content.ReadFromJsonAsync<JsonElement>();
        status.GetProperty("status").GetString().ShouldBe("error");
        status.GetProperty("result").GetProperty("error_code").GetString().ShouldBe("call.hung_up");
        host.TwilioServer.Requests.Count(request => request.IsEnd).ShouldBe(1);
    }

    [Fact]
    public async Task Health_IsPublic_AndTheReasonNeedsTheKey()
    {
        await using var ready = await ServerTestHost.StartAsync();
        await using var lacking = await ServerTestHost.StartAsync(settings => settings with { Realtime = settings.Realtime with { ApiKey = null }, Twilio = settings.Twilio with { PublicDomain = null } });

        (await ready.AnonymousClient.GetStringAsync("/health/live")).ShouldContain("live");
        (await ready.Api.GetStringAsync("/health/ready")).ShouldContain("\"ready\"");
        using var answer = await lacking.Api.GetAsync("/health/ready");

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var missing = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("missing").EnumerateArray().Select(name => name.GetString());
        missing.ShouldBe(["OPENAI_API_KEY", "PUBLIC_DOMAIN"]);
        (await ready.AnonymousClient.GetStringAsync("/health/ready")).ShouldContain("\"ready\"");
        using var anonymous = await lacking.AnonymousClient.GetAsync("/health/ready");
        anonymous.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await anonymous.Content.ReadAsStringAsync()).ShouldBe("""{"status":"not_ready","missing":[]}""");
    }

    [Fact]
    public async Task OpenApi_Document_NamesEveryPathInSnakeCase()
    {
        await using var host = await ServerTestHost.StartAsync();

        using var description = JsonDocument.Parse(await host.Api.GetStringAsync("/openapi.json"));

        var paths = description.RootElement.GetProperty("paths");
        paths.EnumerateObject().Select(path => path.Name).ShouldBe(
            ["/calls", "/calls/{call_id}", "/calls/{call_id}/status", "/calls/{call_id}/record", "/calls/{call_id}/events", "/calls/{call_id}/hangup", "/calls/{call_id}/answer", "/plans", "/plans/{plan_id}", "/requests", "/requests/{request_id}/events", "/health/live", "/health/ready",
             "/restaurants", "/restaurants/{id}", "/restaurants/import", "/restaurants/undo", "/restaurants/allow", "/restaurants/{id}/allow", "/webhooks", "/webhooks/{webhook_id}", "/webhooks/{webhook_id}/deliveries", "/reservations", "/reservations.ics", "/reservations/{reservation_id}", "/reservations/{reservation_id}/cancel", "/reservations/{reservation_id}/change", "/reservations/subscription", "/console/session", "/calls/{call_id}/audio", "/calls/{call_id}/takeover", "/server", "/server/drain"],
            ignoreOrder: true);
        foreach (var schema in description.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject())
        {
            if (schema.Value.TryGetProperty("properties", out var properties))
            {
                properties.EnumerateObject().Select(property => property.Name).ShouldAllBe(name => !name.Any(char.IsAsciiLetterUpper), schema.Name);
            }
        }
    }

    [Theory]
    [InlineData("cancel", "", 4, "19:00", "You cancel one booking")]
    [InlineData("change", "\"party_size\":6,", 6, "19:00", "You change one booking")]
    [InlineData("change", "\"time\":\"8pm\",", 4, "20:00", "You change one booking")]
    public async Task PostCalls_ChangeOrCancel_UsesTheExistingBooking(string purpose, string table, int party, string time, string told)
    {
        await using var host = await ServerTestHost.StartAsync();

        using var placed = await host.Api.PostAsync("/calls", ServerTestHost.Json(Standing(purpose, table)));

        placed.StatusCode.ShouldBe(HttpStatusCode.Accepted, await placed.Content.ReadAsStringAsync());
        var view = await host.Api.GetFromJsonAsync<JsonElement>(placed.Headers.Location);
        (view.GetProperty("party_size").GetInt32(), view.GetProperty("time").GetString()).ShouldBe((party, time));
        var call = host.App.Services.GetRequiredService<CallManager>().Get(view.GetProperty("call_id").GetString()!);
        call.Details.Existing.ShouldNotBeNull().ConfirmationNumber.ShouldBe("BK472");
        ReservationVoiceAgent.CreateOptions(call.Details, TestSettings.Complete.Calls).Instructions.ShouldContain(told);
    }

    [Theory]
    [InlineData("cancel", "\"party_size\":6,", "request.existing_booking")]
    [InlineData("change", "", "reservation.unchanged")]
    [InlineData("forget", "", "request.purpose")]
    public async Task PostCalls_InvalidChange_IsRefused(string purpose, string table, string code)
    {
        await using var host = await ServerTestHost.StartAsync();

        using var answer = await host.Api.PostAsync("/calls", ServerTestHost.Json(Standing(purpose, table)));

        await ProblemAsync(answer, 422, code);
        host.TwilioServer.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task PostCalls_CancelWithoutBooking_IsRefused()
    {
        await using var host = await ServerTestHost.StartAsync();

        using var answer = await host.Api.PostAsync("/calls", ServerTestHost.Json("""{"restaurant_name":"Luigi's","phone_number":"+1 415 555 0142","customer_name":"John","purpose":"cancel"}"""));

        await ProblemAsync(answer, 422, "request.missing_field");
    }

    private static string Standing(string purpose, string table) =>
        $$$"""{"restaurant_name":"Luigi's","phone_number":"+1 415 555 0142",{{{table}}}"customer_name":"John","purpose":"{{{purpose}}}","existing":{"date":"tomorrow","time":"7pm","party_size":4,"confirmation_number":"BK472"}}""";

    [Fact]
    public async Task Api_UnknownPath_IsAProblem()
    {
        await using var host = await ServerTestHost.StartAsync();

        using var answer = await host.Api.GetAsync("/nowhere");

        await ProblemAsync(answer, 404, "http.404", "GET /openapi.json lists the paths.");
    }

    [Fact]
    public async Task PostRequests_Text_IsAnswered()
    {
        await using var host = await ServerTestHost.StartAsync();

        using var answer = await host.Api.PostAsync("/requests", ServerTestHost.Json("""{"text":"Book a table at Luigi's","session_id":"s-1"}"""));

        var view = await answer.Content.ReadFromJsonAsync<JsonElement>();
        view.GetProperty("session_id").GetString().ShouldBe("s-1");
        view.GetProperty("answer").GetString().ShouldNotBeNullOrEmpty();
        host.TwilioServer.Requests.ShouldBeEmpty("details are missing");
    }

    [Fact]
    public async Task PostRequests_EventStream_EndsWithTheAnswer()
    {
        await using var host = await ServerTestHost.StartAsync();
        host.TwilioServer.Refusal = 21210;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/requests") { Content = ServerTestHost.Json("""{"text":"Book a table at Luigi's for 4 tomorrow at 7pm under John"}""") };
        request.Headers.Accept.ParseAdd("text/event-stream");

        using var answer = await host.Api.SendAsync(request);
        var events = ServerSentEvents.Read(await answer.Content.ReadAsStringAsync());

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        events.Select(one => one.Name).ShouldContain("understood");
        events[^1].Name.ShouldBe("answer");
        events[^1].Data.GetProperty("error_code").GetString().ShouldBe("twilio.caller_not_allowed");
        events.Select(one => one.Data.GetRawText()).ShouldAllBe(data => !data.Contains(TestSettings.RestaurantPhone, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"session_id":"s"}""", "request.missing_field")]
    [InlineData("""{"text":"hello","session_id":"../../etc"}""", "request.session_id")]
    public async Task PostRequests_InvalidBody_IsRefused(string body, string code)
    {
        await using var host = await ServerTestHost.StartAsync();

        using var answer = await host.Api.PostAsync("/requests", ServerTestHost.Json(body));

        await ProblemAsync(answer, 422, code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/json; charset=nonsense")]
    public async Task PostRequests_BodyOfNoKnownType_IsRefused(string? type)
    {
        await using var host = await ServerTestHost.StartAsync();
        using var body = new ByteArrayContent("{}"u8.ToArray());
        body.Headers.ContentType = type is null ? null : System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);

        using var answer = await host.Api.PostAsync("/requests", body);

        await ProblemAsync(answer, 400, "api.invalid_body");
    }

    private static async Task ProblemAsync(HttpResponseMessage answer, int status, string code, string? remedy = null)
    {
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(status, text);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var problem = JsonDocument.Parse(text);
        problem.RootElement.GetProperty("code").GetString().ShouldBe(code);
        problem.RootElement.GetProperty("status").GetInt32().ShouldBe(status);
        problem.RootElement.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        problem.RootElement.GetProperty("title").GetString()!.ShouldEndWith(".");
        if (remedy is not null)
        {
            problem.RootElement.GetProperty("detail").GetString().ShouldBe(remedy);
            problem.RootElement.GetProperty("type").GetString().ShouldBe($"urn:concierge:error:{code}");
        }
    }
}
