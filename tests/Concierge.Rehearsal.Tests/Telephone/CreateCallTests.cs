using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Concierge.Rehearsal.Telephone;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Rehearsal.Tests.Telephone;

public sealed class CreateCallTests : IAsyncLifetime
{
    private TelephoneNetworkFixture _fixture = null!;

    public async Task InitializeAsync() => _fixture = await TelephoneNetworkFixture.StartAsync();

    public async Task DisposeAsync() => await _fixture.DisposeAsync();

    [Theory]
    [InlineData("To", "(absent)", 21201)]
    [InlineData("To", "luigi", 21211)]
    [InlineData("To", "4155550123", 13224)]
    [InlineData("To", "+12345", 21217)]
    [InlineData("From", "(absent)", 21213)]
    [InlineData("From", "concierge", 21212)]
    [InlineData("From", "+14155550199", 21210)]
    [InlineData("Url", "(absent)", 21205)]
    [InlineData("Url", "/twiml", 21205)]
    [InlineData("Url", "ftp://concierge.example.com/twiml", 21205)]
    [InlineData("ApplicationSid", "AP00112233445566778899aabbccddeeff", 21218)]
    [InlineData("StatusCallback", "status", 21209)]
    [InlineData("StatusCallbackEvent", "initiated,ringing,answered,completed", 21626)]
    [InlineData("StatusCallbackEvent", "initiated ringing", 21626)]
    [InlineData("StatusCallbackEvent", "in-progress", 21626)]
    [InlineData("StatusCallbackMethod", "PUT", 20001)]
    [InlineData("Method", "get", 20001)]
    [InlineData("SendDigits", "12p", 21206)]
    [InlineData("Timeout", "601", 20001)]
    [InlineData("Timeout", "soon", 20001)]
    [InlineData("TimeLimit", "0", 20001)]
    [InlineData("TimeLimit", "14401", 20001)]
    [InlineData("Record", "True", 20001)]
    [InlineData("AsyncAmd", "True", 20001)]
    [InlineData("MachineDetection", "enable", 20001)]
    [InlineData("MachineDetectionTimeout", "2", 20001)]
    [InlineData("MachineDetectionSpeechThreshold", "6001", 20001)]
    [InlineData("MachineDetectionSpeechEndThreshold", "499", 20001)]
    [InlineData("MachineDetectionSilenceTimeout", "1999", 20001)]
    [InlineData("Timelimit", "60", 20001)]
    [InlineData("CallbackUrl", "https://concierge.example.com/", 20001)]
    public async Task An_invalid_field_is_refused_with_Twilios_error_code(string name, string value, int code)
    {
        HttpResponseMessage response = await _fixture.CreateAsync((name, value));

        ((int)response.StatusCode).ShouldBe(400);
        JsonElement error = await TelephoneNetworkFixture.ReadJsonAsync(response);
        error.GetProperty("code").GetInt32().ShouldBe(code);
        error.GetProperty("status").GetInt32().ShouldBe(400);
        error.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
        error.GetProperty("more_info").GetString().ShouldBe($"https://www.twilio.com/docs/errors/{code}");
        _fixture.Network.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unknown_field_is_named_in_the_refusal()
    {
        JsonElement error = await TelephoneNetworkFixture.ReadJsonAsync(await _fixture.CreateAsync(("Timelimit", "60")));
        error.GetProperty("message").GetString()!.ShouldContain("Timelimit");
    }

    [Fact]
    public async Task A_repeated_field_is_refused() =>
        (await _fixture.CreateAsync(("Timeout", "10"), ("Timeout", "20"))).StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);

    [Fact]
    public async Task A_request_with_wrong_credentials_is_refused()
    {
        _fixture.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", "bm9ib2R5Om5vdGhpbmc=");

        HttpResponseMessage response = await _fixture.CreateAsync();

        ((int)response.StatusCode).ShouldBe(401);
        (await TelephoneNetworkFixture.ReadJsonAsync(response)).GetProperty("code").GetInt32().ShouldBe(20003);
    }

    [Theory]
    [InlineData("/2010-04-01/Accounts/AC00000000000000000000000000000000/Calls/CA1.json")]
    [InlineData("/2010-04-01/Accounts/AC00112233445566778899aabbccddeeff/Calls/CA1.json")]
    [InlineData("/2010-04-01/Accounts/AC00112233445566778899aabbccddeeff/Messages.json")]
    public async Task An_unknown_resource_is_refused_with_20404(string path)
    {
        HttpResponseMessage response = await _fixture.Http.GetAsync(path);

        ((int)response.StatusCode).ShouldBe(404);
        (await TelephoneNetworkFixture.ReadJsonAsync(response)).GetProperty("code").GetInt32().ShouldBe(20404);
    }

    [Fact]
    public async Task A_created_call_has_the_published_properties()
    {
        HttpResponseMessage response = await _fixture.CreateAsync();

        ((int)response.StatusCode).ShouldBe(201);
        JsonElement call = await TelephoneNetworkFixture.ReadJsonAsync(response);
        call.GetProperty("sid").GetString()!.ShouldMatch("^CA[0-9a-f]{32}$");
        call.GetProperty("status").GetString().ShouldBeOneOf("queued", "ringing");
        call.GetProperty("to").GetString().ShouldBe(TelephoneNetworkFixture.To);
        call.GetProperty("to_formatted").GetString().ShouldBe("(415) 555-0123");
        call.GetProperty("duration").ValueKind.ShouldBe(JsonValueKind.Null);
        DateTime.TryParseExact(call.GetProperty("date_created").GetString(), "ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture, DateTimeStyles.None, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task With_both_Url_and_Twiml_the_Twiml_is_ignored()
    {
        TelephoneCall call = await _fixture.PlaceAsync(("Twiml", "<Response><Hangup/></Response>"));

        await TelephoneNetworkFixture.UntilAsync(() => _fixture.Customer.To("/twiml").Length == 1);
        call.Status.ShouldBe(TelephoneCallStatus.InProgress);
    }

    [Fact]
    public async Task Requests_above_the_rate_limit_are_refused_with_429()
    {
        FakeTimeProvider clock = new();
        await using TelephoneNetworkFixture limited = await TelephoneNetworkFixture.StartAsync(change: options => options with { CallsPerSecond = 2 }, clock: clock);

        ((int)(await limited.CreateAsync()).StatusCode).ShouldBe(201);
        ((int)(await limited.CreateAsync()).StatusCode).ShouldBe(201);
        HttpResponseMessage third = await limited.CreateAsync();
        ((int)third.StatusCode).ShouldBe(429);
        (await TelephoneNetworkFixture.ReadJsonAsync(third)).GetProperty("code").GetInt32().ShouldBe(20429);

        clock.Advance(TimeSpan.FromSeconds(1));
        ((int)(await limited.CreateAsync()).StatusCode).ShouldBe(201);
    }
}
