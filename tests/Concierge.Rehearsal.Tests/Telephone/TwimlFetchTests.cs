using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Telephone;

public sealed class TwimlFetchTests
{
    [Theory]
    [InlineData("POST")]
    [InlineData("GET")]
    public async Task TwiML_is_requested_once_after_the_answer_with_a_signature_over_the_public_url(string method)
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        fixture.Customer.Twiml = "<Response/>";

        TelephoneCall call = await fixture.PlaceAsync(("Url", $"https://{TelephoneNetworkFixture.Host}/twiml?call_id=abc-123"), ("Method", method));
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        ReceivedRequest fetch = fixture.Customer.To("/twiml").ShouldHaveSingleItem();
        fetch.Method.ShouldBe(method);
        fetch.PublicUrl.ShouldStartWith($"https://{TelephoneNetworkFixture.Host}/twiml?call_id=abc-123");
        fetch.Signature.ShouldBe(TwilioSignature.Compute(TelephoneNetworkFixture.AuthToken, fetch.PublicUrl, method == "POST" ? fetch.Fields : null));
        fetch.Fields["CallSid"].ShouldBe(call.Sid);
        fetch.Fields["CallStatus"].ShouldBe("in-progress");
        fetch.Fields["Direction"].ShouldBe("outbound-api");
    }

    [Theory]
    [InlineData("text/xml", 404, "<Response/>", 11200)]
    [InlineData("text/xml", 302, "<Response/>", 11200)]
    [InlineData("text/plain", 200, "<Response/>", 12300)]
    [InlineData("text/xml", 200, "\n<?xml version=\"1.0\"?><Response/>", 12100)]
    [InlineData("application/xml", 200, "<Response><Say>Fish & chips</Say></Response>", 12100)]
    [InlineData("text/xml", 200, "<Response><Dance/></Response>", 12200)]
    public async Task Invalid_TwiML_ends_the_call(string type, int status, string twiml, int code)
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        fixture.Customer.ContentType = type;
        fixture.Customer.StatusCode = status;
        fixture.Customer.Twiml = twiml;

        TelephoneCall call = await fixture.PlaceAsync();
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        call.Errors.ShouldHaveSingleItem().Code.ShouldBe(code);
        call.Status.ShouldBe(TelephoneCallStatus.Completed);
    }

    [Theory]
    [InlineData("", 500, 1)]
    [InlineData("#rc=4&rp=all", 500, 5)]
    [InlineData("#rc=4&rp=all", 404, 5)]
    [InlineData("#rc=2&rp=5xx,ct", 500, 3)]
    [InlineData("#rc=2&rp=4xx", 500, 1)]
    [InlineData("#rc=0&rp=all", 500, 1)]
    public async Task A_failed_request_is_repeated_as_its_fragment_says(string fragment, int status, int requests)
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        fixture.Customer.StatusCode = status;

        TelephoneCall call = await fixture.PlaceAsync(("Url", $"https://{TelephoneNetworkFixture.Host}/twiml?call_id=7{fragment}"));
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        ReceivedRequest[] received = fixture.Customer.To("/twiml");
        received.Length.ShouldBe(requests);
        received.ShouldAllBe(request => request.Signature == TwilioSignature.Compute(TelephoneNetworkFixture.AuthToken, request.PublicUrl, request.Fields));
        call.Errors.ShouldHaveSingleItem().Code.ShouldBe(11200);
    }

    [Theory]
    [InlineData("#rc=6", 11242)]
    [InlineData("#rp=6xx", 11243)]
    public async Task An_invalid_fragment_is_an_error(string fragment, int code)
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();

        TelephoneCall call = await fixture.PlaceAsync(("Url", $"https://{TelephoneNetworkFixture.Host}/twiml?call_id=7{fragment}"));
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        call.Errors.ShouldHaveSingleItem().Code.ShouldBe(code);
        fixture.Customer.To("/twiml").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_host_without_a_tunnel_is_unreachable()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();

        TelephoneCall call = await fixture.PlaceAsync(("Url", "https://elsewhere.example.com/twiml"));
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        CallError error = call.Errors.ShouldHaveSingleItem();
        error.Code.ShouldBe(11200);
        error.Detail.ShouldBe("no tunnel leads to elsewhere.example.com");
    }

    [Fact]
    public async Task The_fallback_url_is_requested_after_a_failed_TwiML_request()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        fixture.Customer.StatusCode = 500;
        fixture.Customer.OtherTwiml["/fallback"] = "<Response><Play digits=\"3\"/></Response>";

        TelephoneCall call = await fixture.PlaceAsync(("FallbackUrl", $"https://{TelephoneNetworkFixture.Host}/fallback"));
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        fixture.Callee.Keys.ShouldBe(['3']);
        fixture.Customer.To("/fallback").ShouldHaveSingleItem().Fields["ErrorCode"].ShouldBe("11200");
        call.Errors.ShouldHaveSingleItem().Fatal.ShouldBeFalse();
    }

    [Fact]
    public async Task Say_Pause_Play_Redirect_and_Hangup_are_run_in_order()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();
        fixture.Customer.Twiml = "<Response><Say>Good evening</Say><Pause/><Play digits=\"1\"/><Redirect>/second</Redirect><Play digits=\"9\"/></Response>";
        fixture.Customer.OtherTwiml["/second"] = "<Response><Play digits=\"2\"/><Hangup/><Play digits=\"9\"/></Response>";

        await TelephoneNetworkFixture.WaitForEndAsync(await fixture.PlaceAsync());

        fixture.Callee.Keys.ShouldBe(['1', '2']);
    }

    [Fact]
    public async Task Say_is_played_to_its_end_before_the_next_verb()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync(
            change: options => options with { SynthesizeSpeech = text => [.. Enumerable.Repeat((short)text.Length, 8000)] });
        fixture.Customer.Twiml = "<Response><Say>Goodbye.</Say><Play digits=\"1\"/><Hangup/></Response>";

        await TelephoneNetworkFixture.WaitForEndAsync(await fixture.PlaceAsync());

        byte[] spoken = new byte[1];
        MuLaw.Encode([8], spoken);
        byte[] heard = fixture.Callee.ReceivedAudio;
        heard.Count(sample => sample == spoken[0]).ShouldBe(8000);
        (Array.LastIndexOf(heard, spoken[0]) - Array.IndexOf(heard, spoken[0])).ShouldBe(7999);
        fixture.Callee.Keys.ShouldBe(['1']);
    }

    [Fact]
    public async Task SendDigits_are_sent_before_inline_Twiml_is_run()
    {
        await using TelephoneNetworkFixture fixture = await TelephoneNetworkFixture.StartAsync();

        TelephoneCall call = await fixture.PlaceAsync(("Url", "(absent)"), ("Twiml", "<Response><Play digits=\"2\"/></Response>"), ("SendDigits", "ww1"));
        await TelephoneNetworkFixture.WaitForEndAsync(call);

        fixture.Callee.Keys.ShouldBe(['1', '2']);
        fixture.Customer.Requests.ShouldBeEmpty();
    }
}
