using System.Net;
using System.Text;
using System.Text.Json;
using Concierge.Contracts;
using Concierge.Telemetry;
using Concierge.Twilio;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Twilio;

/// <summary>What the service sends to Twilio, and what it makes of Twilio's responses.</summary>
public sealed class TwilioServiceTests : IDisposable
{
    private static readonly OutgoingCall Call = new(
        TestSettings.RestaurantPhone,
        new Uri("https://concierge.example.com/twiml?call_id=abc"),
        new Uri("https://concierge.example.com/twilio-status?call_id=abc"),
        new Uri("https://concierge.example.com/twilio-status?call_id=abc"),
        TimeSpan.FromSeconds(40),
        TimeSpan.FromSeconds(190));

    private readonly FakeTimeProvider _time = new();
    private readonly FakeTwilio _twilio = new();
    private readonly HttpClient _http;
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<ConciergeMetrics>().BuildServiceProvider();
    private readonly TwilioService _service;

    public TwilioServiceTests()
    {
        _http = new HttpClient(_twilio);
        _service = new TwilioService(_http, TestSettings.Complete.Twilio, _time, _services.GetRequiredService<ConciergeMetrics>(), NullLogger<TwilioService>.Instance);
    }

    public void Dispose()
    {
        _http.Dispose();
        _twilio.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task A_call_is_created_with_its_callbacks_limits_and_machine_detection()
    {
        var call = await _service.InitiateCallAsync(Call, CancellationToken.None);

        call.Sid.ShouldBe(FakeTwilio.CallSid);
        var request = _twilio.Requests.ShouldHaveSingleItem();
        request.Path.ShouldBe($"/2010-04-01/Accounts/{TestSettings.Complete.Twilio.AccountSid}/Calls.json");
        request.Authorization.ShouldBe("Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{TestSettings.Complete.Twilio.AccountSid}:{TestSettings.AuthToken}")));
        request.Field("To").ShouldBe(TestSettings.RestaurantPhone);
        request.Field("From").ShouldBe(TestSettings.Complete.Twilio.PhoneNumber);
        request.Field("Url").ShouldBe("https://concierge.example.com/twiml?call_id=abc");
        request.Field("Twiml").ShouldBeNull("Url and Twiml exclude each other");
        request.Field("Timeout").ShouldBe("40");
        request.Field("TimeLimit").ShouldBe("190");
        request.Field("AsyncAmd").ShouldBe("true");
        request.Form.Where(field => field.Key == "StatusCallbackEvent").Select(field => field.Value)
            .ShouldBe(["initiated", "ringing", "answered", "completed"], ignoreOrder: true);
    }

    [SkippableFact]
    public async Task Every_form_field_is_in_the_published_OpenAPI_description()
    {
        var file = ProtocolFile.Find("twilio-calls.openapi.json");
        Skip.If(file is null, "The published OpenAPI description is not beside this checkout.");
        using var description = JsonDocument.Parse(await File.ReadAllBytesAsync(file));
        await _service.InitiateCallAsync(Call, CancellationToken.None);
        await _service.EndAsync(FakeTwilio.CallSid, CancellationToken.None);

        _twilio.Requests[0].Form.Select(field => field.Key).ShouldBeSubsetOf(GetFormFields(description, "/2010-04-01/Accounts/{AccountSid}/Calls.json"));
        _twilio.Requests[1].Form.Select(field => field.Key).ShouldBeSubsetOf(GetFormFields(description, "/2010-04-01/Accounts/{AccountSid}/Calls/{Sid}.json"));
    }

    [Theory]
    [InlineData(401, 20003, "twilio.unauthorized", "TWILIO_AUTH_TOKEN")]
    [InlineData(401, 20005, "twilio.account_not_active", "console")]
    [InlineData(404, 20404, "twilio.not_found", "TWILIO_ACCOUNT_SID")]
    [InlineData(400, 21201, "phone.invalid", "number")]
    [InlineData(400, 21211, "phone.invalid", "number")]
    [InlineData(400, 21214, "phone.invalid", "number")]
    [InlineData(400, 21217, "phone.invalid", "number")]
    [InlineData(400, 13223, "phone.invalid", "number")]
    [InlineData(400, 13224, "phone.invalid", "number")]
    [InlineData(403, 21215, "twilio.country_not_allowed", "Geo permissions")]
    [InlineData(400, 21216, "twilio.country_not_allowed", "Geo permissions")]
    [InlineData(403, 13227, "twilio.country_not_allowed", "Geo permissions")]
    [InlineData(400, 21210, "twilio.caller_not_allowed", "TWILIO_PHONE_NUMBER")]
    [InlineData(400, 21212, "twilio.caller_not_allowed", "TWILIO_PHONE_NUMBER")]
    [InlineData(400, 21213, "twilio.caller_not_allowed", "TWILIO_PHONE_NUMBER")]
    [InlineData(400, 21219, "twilio.trial_unverified", "Verify")]
    [InlineData(400, 573005, "twilio.trial_unverified", "Verify")]
    [InlineData(400, 21205, "twilio.callback_refused", "PUBLIC_DOMAIN")]
    [InlineData(400, 21609, "twilio.callback_refused", "PUBLIC_DOMAIN")]
    [InlineData(400, 10001, "twilio.account_not_active", "console")]
    [InlineData(403, 20008, "twilio.account_not_active", "console")]
    [InlineData(500, 20500, "twilio.unavailable", "status.twilio.com")]
    [InlineData(503, 20503, "twilio.unavailable", "status.twilio.com")]
    [InlineData(400, 99999, "twilio.refused", "99999")]
    [InlineData(403, 99999, "twilio.forbidden", "permissions")]
    public async Task Each_refusal_has_a_sentence_a_code_and_a_remedy(int status, int code, string expected, string mentions)
    {
        _twilio.Refuse(status, code);

        var exception = await Should.ThrowAsync<ConciergeException>(() => _service.InitiateCallAsync(Call, CancellationToken.None));

        exception.Error.Code.ShouldBe(expected);
        exception.Error.ToString().ShouldContain(mentions);
        exception.Error.Message.ShouldEndWith(".");
        exception.ToString().ShouldNotContain(TestSettings.RestaurantPhone);
        _twilio.Creates.ShouldBe(1, "a refused call must not be requested twice");
    }

    [Theory]
    [InlineData("<html>a proxy</html>", "text/html")]
    [InlineData("", "application/json")]
    [InlineData("{half", "application/json")]
    public async Task A_refusal_without_JSON_gets_its_code_from_the_HTTP_status(string body, string type)
    {
        _twilio.Create = _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StringContent(body, Encoding.UTF8, type) });

        var exception = await Should.ThrowAsync<ConciergeException>(() => _service.InitiateCallAsync(Call, CancellationToken.None));

        exception.Error.Code.ShouldBe("twilio.unavailable");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{half")]
    [InlineData("null")]
    public async Task A_success_response_that_is_not_from_Twilio_is_an_error(string body)
    {
        _twilio.Create = _ => Task.FromResult(FakeTwilio.Json(HttpStatusCode.OK, body));

        var exception = await Should.ThrowAsync<ConciergeException>(() => _service.InitiateCallAsync(Call, CancellationToken.None));

        exception.Error.Code.ShouldBe("twilio.not_twilio");
    }

    [Fact]
    public async Task An_HTML_page_instead_of_Twilio_is_an_error()
    {
        _twilio.Create = _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("<html/>", Encoding.UTF8, "text/html") });

        var exception = await Should.ThrowAsync<ConciergeException>(() => _service.InitiateCallAsync(Call, CancellationToken.None));

        exception.Error.Code.ShouldBe("twilio.not_twilio");
    }

    [Fact]
    public async Task A_network_failure_is_unreachable_and_the_call_is_not_requested_again()
    {
        _twilio.Create = _ => throw new HttpRequestException("no route");

        var exception = await Should.ThrowAsync<ConciergeException>(() => _service.InitiateCallAsync(Call, CancellationToken.None));

        exception.Error.Code.ShouldBe("twilio.unreachable");
        _twilio.Creates.ShouldBe(1);
    }

    [Fact]
    public async Task A_rate_limited_request_is_repeated_after_a_wait()
    {
        var failuresLeft = 2;
        _twilio.Create = _ => Task.FromResult(failuresLeft-- > 0 ? FakeTwilio.Error(429, 20429) : FakeTwilio.Call(HttpStatusCode.Created, "queued"));

        var call = await AdvanceUntilDoneAsync(_service.InitiateCallAsync(Call, CancellationToken.None));

        call.Sid.ShouldBe(FakeTwilio.CallSid);
        _twilio.Creates.ShouldBe(3);
    }

    [Fact]
    public async Task A_request_that_stays_rate_limited_fails_after_four_attempts()
    {
        _twilio.Refuse(429, 20429);

        var exception = await Should.ThrowAsync<ConciergeException>(() => AdvanceUntilDoneAsync(_service.InitiateCallAsync(Call, CancellationToken.None)));

        exception.Error.Code.ShouldBe("twilio.rate_limited");
        _twilio.Creates.ShouldBe(4);
    }

    [Theory]
    [InlineData(404, 20404)]
    [InlineData(404, 0)]
    [InlineData(400, 21220)]
    public async Task Ending_a_completed_call_is_not_an_error(int status, int code)
    {
        _twilio.Other = () => code == 0 ? FakeTwilio.Json((HttpStatusCode)status, "{}") : FakeTwilio.Error(status, code);

        await _service.EndAsync(FakeTwilio.CallSid, CancellationToken.None);

        _twilio.Ends.ShouldBe(1);
    }

    [Fact]
    public async Task Ending_is_retried_when_Twilio_is_unavailable()
    {
        var failuresLeft = 2;
        _twilio.Other = () => failuresLeft-- > 0 ? FakeTwilio.Error(503, 20503) : FakeTwilio.Call(HttpStatusCode.OK, "completed");

        await AdvanceUntilDoneAsync(_service.EndAsync(FakeTwilio.CallSid, CancellationToken.None));

        _twilio.Ends.ShouldBe(3);
    }

    [Fact]
    public async Task Fetch_returns_the_status_of_a_call()
    {
        _twilio.Other = () => FakeTwilio.Call(HttpStatusCode.OK, "ringing");

        var call = await _service.FetchAsync(FakeTwilio.CallSid, CancellationToken.None);

        call.Status.ShouldBe("ringing");
        _twilio.Requests.Single().Method.ShouldBe("GET");
    }

    private static HashSet<string> GetFormFields(JsonDocument description, string path) =>
        [.. description.RootElement.GetProperty("paths").GetProperty(path).GetProperty("post").GetProperty("requestBody").GetProperty("content")
            .GetProperty("application/x-www-form-urlencoded").GetProperty("schema").GetProperty("properties").EnumerateObject().Select(property => property.Name)];

    private async Task<T> AdvanceUntilDoneAsync<T>(Task<T> work)
    {
        await AdvanceUntilDoneAsync((Task)work);
        return await work;
    }

    private async Task AdvanceUntilDoneAsync(Task work)
    {
        await Until.TrueAsync(
            () =>
            {
                _time.Advance(TimeSpan.FromMilliseconds(250));
                return work.IsCompleted;
            },
            "the answer");
        await work;
    }
}
